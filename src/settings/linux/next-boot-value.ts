import {absent, known, unreadable, type Fact} from '../../model/fact.js'
import type {Assignment, FileValue, SysctlEngine} from '../../model/next-boot.js'
import type {SettingValue} from '../../model/setting-value.js'
import {trim, type SysctlLine} from './sysctl-file.js'
import {globMatches, isGlob, keyToPath, tidyPath} from './sysctl-key.js'

/** A file an engine reads: its lines, or why they are not known. */
export type SysctlFile = {readonly path: string} & (
  | {readonly lines: readonly SysctlLine[]}
  | {readonly reason: string}
)

/** A line that is about the setting, on its way to the kernel. */
interface Entry {
  /** In the engine's own spelling, by which it tells an explicit key from a glob. */
  readonly key: string
  readonly isGlob: boolean
  /** `undefined` for an exclusion. */
  readonly text: string | undefined
  readonly place: string
  /** Which of the files. */
  readonly file: number
}

/**
 * What an engine makes of one setting.
 *
 * @param files in the order the engine reads them
 * @param names of the setting: its own first, then others the kernel has for it
 * @param parse what the kernel makes of a text
 */
export function nextBootValue(
  files: readonly SysctlFile[],
  engine: SysctlEngine,
  names: readonly string[],
  parse: (text: string) => SettingValue | undefined,
): Fact<FileValue> {
  const paths = names.map(keyToPath)
  const entries = files.flatMap((file, index) => entriesOf(file, index, engine, paths))
  const winner = engine === 'systemd' ? systemdWinner(entries) : procpsWinner(entries, paths)
  const locked = files.findLastIndex((file) => 'reason' in file)
  const lockedFile = files[locked]
  // A file nobody could read decides nothing only where an explicit key of a later file has the last word.
  if (lockedFile !== undefined && 'reason' in lockedFile) {
    if (winner === undefined || winner.isGlob || winner.file < locked) {
      return unreadable(lockedFile.path, lockedFile.reason)
    }
  }
  if (winner?.text === undefined) return absent(names[0] ?? '')
  const value = parse(winner.text)
  return value === undefined
    ? unreadable(winner.place, `not understood: ${JSON.stringify(winner.text).slice(0, 80)}`)
    : known({value, shadowed: shadowedBy(winner, entries)}, winner.place)
}

function entriesOf(file: SysctlFile, index: number, engine: SysctlEngine, paths: readonly string[]): Entry[] {
  if ('reason' in file) return []
  return file.lines.flatMap((line) => {
    const path = keyToPath(engine === 'systemd' ? trim(line.key) : line.key)
    // procps leaves a slash in front or twice where it is: the kernel finds the file, an exclusion does not match.
    const key = engine === 'systemd' ? tidyPath(path) : path
    const tidy = tidyPath(key)
    const isAbout = paths.some((one) => (isGlob(key) ? globMatches(tidy, one) : tidy === one))
    const text = line.kind === 'assignment' ? line.text : undefined
    return isAbout ? [{key, isGlob: isGlob(key), text, place: `${file.path}:${line.line}`, file: index}] : []
  })
}

/** One value a key, the last one; keys in the order of their last change. An explicit key excludes globs. */
function systemdWinner(entries: readonly Entry[]): Entry | undefined {
  const byKey = new Map<string, Entry>()
  for (const entry of entries) {
    const earlier = byKey.get(entry.key)
    if (earlier !== undefined && earlier.text !== entry.text) byKey.delete(entry.key)
    byKey.set(entry.key, entry)
  }
  const kept = [...byKey.values()]
  const explicit = kept.filter((entry) => !entry.isGlob)
  return (
    (explicit.length > 0 ? explicit : kept).findLast((entry) => entry.text !== undefined) ?? explicit.at(-1)
  )
}

/** Every line is written in turn, but a glob never where the very key stands anywhere, even as an exclusion. */
function procpsWinner(entries: readonly Entry[], paths: readonly string[]): Entry | undefined {
  const isExplicit = entries.some(({key}) => paths.includes(key))
  return entries.findLast((entry) => entry.text !== undefined && !(entry.isGlob && isExplicit))
}

function shadowedBy(winner: Entry, entries: readonly Entry[]): Assignment[] {
  return entries
    .filter((entry) => entry !== winner)
    .flatMap(({text, place}) => (text === undefined ? [] : [{text, place}]))
}
