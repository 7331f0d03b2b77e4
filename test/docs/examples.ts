/** One command of a page, and what it is run with. */
export interface Example {
  /** For example "README.md:12". */
  readonly place: string
  readonly command: string
  readonly exitCode: number
  /** Run in a network namespace with this range of ephemeral ports. */
  readonly ports?: {readonly low: number; readonly high: number}
  /** Run first, in the shell that runs the command. */
  readonly shell: readonly string[]
  /** What the page shows as the first line of output, where no machine may print another one. */
  readonly answer?: string
}

export interface Page {
  readonly examples: readonly Example[]
  /** Files the examples use, by name. */
  readonly files: Readonly<Record<string, string>>
}

interface Block {
  readonly language: string
  /** Of the opening fence, from 1. */
  readonly line: number
  readonly lines: string[]
  readonly notes: readonly string[]
}

const languages = new Set(['sh', 'text', 'yaml', 'json', 'ts'])
const commands = ['tune ', 'node bin/run.js ']

/**
 * The commands of a page: the lines of its `sh` blocks that begin with `tune` or `node bin/run.js`. Comments directly
 * above a block say what it needs (CONTRIBUTING.md). What would leave a command out unseen is an error.
 */
export function readPage(markdown: string, name: string): Page {
  const blocks = blocksOf(markdown, name)
  const examples = blocks.flatMap((block, index) => examplesOf(block, blocks[index + 1], name))
  const files = blocks.flatMap(({lines, notes, line, language}) => {
    const file = noteOf(notes, 'file')
    if (file !== undefined && language !== 'yaml') throw new Error(`${name}:${line}: file is for yaml blocks`)
    return file === undefined ? [] : [[file, `${lines.join('\n')}\n`] as const]
  })
  return {examples, files: Object.fromEntries(files)}
}

function examplesOf(block: Block, next: Block | undefined, page: string): Example[] {
  const {language, line, lines, notes} = block
  if (language !== 'sh') return []
  const found = lines.flatMap((command, index) =>
    commands.some((start) => command.startsWith(start))
      ? [{place: `${page}:${line + 1 + index}`, command}]
      : [],
  )
  if (found.length === 0 && notes.length > 0) throw new Error(`${page}:${line}: notes and no command`)

  const exitCode = Number(noteOf(notes, 'exit') ?? 0)
  const shell = noteOf(notes, 'shell')
  const [low, high] = noteOf(notes, 'namespace')?.split(' ').map(Number) ?? []
  const isFixed = shell !== undefined || low !== undefined || exitCode === 2
  const isShown = next?.language === 'text' && next.line === line + lines.length + 3
  if (isFixed && isShown && found.length > 1)
    throw new Error(`${page}:${line}: one output for several commands`)
  const answer = isFixed && isShown ? next.lines[0] : undefined
  return found.map((example) => ({
    ...example,
    exitCode,
    shell: shell === undefined ? [] : [shell],
    ...(low === undefined || high === undefined ? {} : {ports: {low, high}}),
    ...(answer === undefined ? {} : {answer}),
  }))
}

function noteOf(notes: readonly string[], kind: 'exit' | 'namespace' | 'shell' | 'file'): string | undefined {
  return notes.find((note) => note.startsWith(`${kind} `))?.slice(kind.length + 1)
}

function blocksOf(markdown: string, page: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  let notes: string[] = []
  for (const [index, text] of markdown.split('\n').entries()) {
    const place = `${page}:${index + 1}`
    if (open !== undefined) {
      if (text === '```') {
        blocks.push(open)
        open = undefined
      } else open.lines.push(text)
      continue
    }
    const [, note] = /^<!-- ((?:exit|namespace|shell|file) .+) -->$/.exec(text) ?? []
    const [, indent, language = ''] = /^(\s*)```(.*)$/.exec(text) ?? []
    if (note !== undefined) notes.push(note)
    else if (indent !== undefined) {
      if (indent !== '' || !languages.has(language))
        throw new Error(`${place}: a block must be one of ${[...languages].join(', ')}, and not indented`)
      open = {language, line: index + 1, lines: [], notes}
      notes = []
    } else if (notes.length > 0) throw new Error(`${place}: the note above belongs to no block`)
  }
  if (open !== undefined) throw new Error(`${page}:${open.line}: the block is not closed`)
  return blocks
}
