import {isMap, isScalar, type Document, type LineCounter} from 'yaml'

/** The way to a node of the document, key by key. */
export type Path = readonly PropertyKey[]

export interface PlaceInFile {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Where the value at a path stands, or its key. */
export type Place = (path: Path, onKey?: boolean) => PlaceInFile

/** Places in one document. What cannot be found there is placed at its beginning. */
export function placesIn(document: Document, lines: LineCounter, file: string): Place {
  return (path, onKey = false) => ({file, ...lineAndColumn(document, lines, path, onKey)})
}

function lineAndColumn(document: Document, lines: LineCounter, path: Path, onKey: boolean) {
  const start = onKey ? keyStart(document, path) : nodeStart(document.getIn(path, true))
  const {line, col} = lines.linePos(start ?? nodeStart(document.contents) ?? 0)
  return {line, column: col}
}

function keyStart(document: Document, path: Path): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return undefined
  const pair = parent.items.find(({key}) => isScalar(key) && String(key.value) === path.at(-1))
  return nodeStart(pair?.key)
}

function nodeStart(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) {
    return undefined
  }
  const [start]: unknown[] = node.range
  return typeof start === 'number' ? start : undefined
}
