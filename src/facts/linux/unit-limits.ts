import {absent, known, unreadable, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'
import {parseUnitFile, type UnitLine} from '../../settings/linux/unit-file.js'
import {parseUnitLimit, type UnitLimit} from '../../settings/linux/unit-limit.js'
import {managerPaths, unitPaths, type LayeredFile} from './unit-paths.js'

/** What systemd 240 and later gives where nothing says otherwise. */
const builtIn: UnitLimit = {soft: 1024, hard: 524_288}

/** Open files a service gets when it is started next. */
export interface UnitOpenFiles extends UnitLimit {
  /** The line that says so; `null` where none does. */
  readonly place: string | null
}

/**
 * LimitNOFILE of a systemd service by its unit file and drop-ins, else DefaultLimitNOFILE, else systemd's own
 * default. Absent when there is no such unit. A running service may have been started before the files changed.
 */
export async function readUnitOpenFiles(host: Host, unit: string): Promise<Fact<UnitOpenFiles>> {
  const [inUnit, inManager] = await Promise.all([
    readLayers(host, unitPaths(unit)),
    readLayers(host, managerPaths),
  ])
  if (inUnit.state !== 'known') return inUnit
  if (inUnit.value.main === undefined) return absent(unit)
  const own = lastLimit(inUnit.value.lines, 'Service', 'LimitNOFILE')
  if (own !== undefined) return known(own, own.place ?? unit)
  if (inManager.state !== 'known') return inManager
  const general = lastLimit(inManager.value.lines, 'Manager', 'DefaultLimitNOFILE')
  return known(general ?? {...builtIn, place: null}, general?.place ?? unit)
}

interface PlacedLine extends UnitLine {
  readonly place: string
}

interface Layers {
  /** The file the drop-ins add to. */
  readonly main: string | undefined
  readonly lines: readonly PlacedLine[]
}

async function readLayers(host: Host, {files, folders}: LayeredFile): Promise<Fact<Layers>> {
  const [texts, listings] = await Promise.all([
    Promise.all(files.map((file) => host.readText(file))),
    Promise.all(folders.map((folder) => host.listFolder(folder))),
  ])
  const main = texts.find(({state}) => state !== 'absent')
  const paths = new Map<string, string>()
  for (const [index, listing] of listings.entries()) {
    if (listing.state === 'unreadable') return listing
    for (const name of listing.state === 'known' ? listing.value : []) {
      const isDropIn = name.endsWith('.conf') && !name.startsWith('.')
      if (isDropIn && !paths.has(name)) paths.set(name, `${folders[index]}/${name}`)
    }
  }
  const sorted = [...paths].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path)
  const dropIns = await Promise.all(sorted.map((path) => host.readText(path)))

  const lines: PlacedLine[] = []
  for (const text of [...(main === undefined ? [] : [main]), ...dropIns]) {
    if (text.state === 'unreadable') return unreadable(text.source, text.reason)
    for (const line of text.state === 'known' ? parseUnitFile(text.value) : []) {
      lines.push({...line, place: `${text.source}:${line.line}`})
    }
  }
  return known({main: main?.source, lines}, main?.source ?? files[0] ?? '')
}

/** The last line that is understood counts; an empty one takes nothing back. */
function lastLimit(lines: readonly PlacedLine[], section: string, key: string): UnitOpenFiles | undefined {
  let limit: UnitOpenFiles | undefined
  for (const line of lines) {
    const parsed = line.section === section && line.key === key ? parseUnitLimit(line.value) : undefined
    if (parsed !== undefined) limit = {...parsed, place: line.place}
  }
  return limit
}
