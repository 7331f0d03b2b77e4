import {isMap, isScalar, LineCounter, parseDocument, type Document} from 'yaml'
import type {z} from 'zod'
import {ExpectedError} from '../model/expected-error.js'
import {message, type Message} from '../model/message.js'
import type {Condition, Profile, ProfileEntry, Wish} from '../model/profile.js'
import type {SettingValue} from '../model/setting-value.js'
import {limits} from '../limits/registry.js'
import {findSetting} from '../settings/linux/catalogue.js'
import {guessShape, parseElements, parseValue} from '../settings/parse-value.js'
import {nearest} from '../text/nearest.js'
import {profileSchema, type ProfileFile} from './schema.js'

type EntryFile = ProfileFile['settings'][string]
type Path = readonly PropertyKey[]

/** A sysctl key in dots, or one of the process limits tune knows. */
const settingName = /^[a-z][\w-]*(\.[\w-]+)+$/i

const profileKeys = Object.keys(profileSchema.shape)
const entryKeys = Object.keys(profileSchema.shape.settings.valueType.shape)

/**
 * YAML text → profile.
 *
 * @param file what messages call the text
 * @throws ExpectedError (usage) with file, line and column at the first thing that is wrong
 */
export function parseProfile(text: string, file: string): Profile {
  if (text.trim() === '') throw new ExpectedError('usage', message('profile-empty', {file}))
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'error',
  })
  const place = (path: Path, onKey = false) => ({file, ...lineAndColumn(document, lines, path, onKey)})

  const [error] = document.errors
  if (error !== undefined) {
    const {line, col} = lines.linePos(error.pos[0])
    throw new ExpectedError(
      'usage',
      message('profile-syntax', {file, line, column: col, reason: firstSentence(error.message)}),
    )
  }

  const parsed = profileSchema.safeParse(toPlain(document, file))
  if (!parsed.success) {
    const {issues} = parsed.error
    // A misspelt key is a missing one too; what was meant says more than what is not there.
    const issue = issues.find(({code}) => code === 'unrecognized_keys') ?? issues[0]
    if (issue !== undefined) throw new ExpectedError('usage', explain(issue, document, place))
  }
  if (parsed.data === undefined) throw new ExpectedError('usage', message('profile-empty', {file}))
  return {
    name: parsed.data.name,
    description: parsed.data.description,
    system: parsed.data.system,
    ...(parsed.data.extends === undefined
      ? {}
      : {extends: {parent: parsed.data.extends, ...place(['extends'])}}),
    entries: Object.entries(parsed.data.settings).map(([setting, entry]) => toEntry(setting, entry, place)),
  }
}

interface PlaceInFile {
  readonly file: string
  readonly line: number
  readonly column: number
}
type Place = (path: Path, onKey?: boolean) => PlaceInFile

function toPlain(document: Document, file: string): unknown {
  try {
    return document.toJS({maxAliasCount: 100})
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ExpectedError('usage', message('profile-syntax', {file, line: 1, column: 1, reason}))
  }
}

function toEntry(setting: string, entry: EntryFile, place: Place): ProfileEntry {
  refuseBadName(setting, ['settings', setting], place)
  return {
    setting,
    wish: toWish(setting, entry, place),
    why: entry.why,
    severity: entry.severity ?? 'fail',
    ...toCondition(setting, entry, place),
  }
}

function toWish(setting: string, entry: EntryFile, place: Place): Wish {
  const path = ['settings', setting]
  const found = (['atLeast', 'exactly', 'covers'] as const).filter((key) => entry[key] !== undefined)
  if (found.length !== 1) {
    throw new ExpectedError('usage', message('profile-one-wish', {...place(path, true), setting, found}))
  }
  if (entry.atLeast !== undefined) return toLeast(setting, entry.atLeast, place([...path, 'atLeast']))
  const kind = entry.covers === undefined ? 'exactly' : 'covers'
  const text = String(entry.covers ?? entry.exactly)
  const shape = kind === 'covers' ? 'port-range' : (findSetting(setting)?.shape ?? guessShape(text))
  const value: SettingValue | undefined = parseValue(text, shape)
  if (value?.shape === 'vector')
    refuseWrongLength(setting, text, value.numbers.length, place([...path, kind]))
  if (value === undefined) {
    throw new ExpectedError(
      'usage',
      message('profile-bad-value', {...place([...path, kind]), setting, text, shape}),
    )
  }
  return {kind, value}
}

function toLeast(setting: string, atLeast: NonNullable<EntryFile['atLeast']>, at: PlaceInFile): Wish {
  const shape = findSetting(setting)?.shape
  if (atLeast === 'auto') {
    if (limits.some((limit) => limit.setting === setting && limit.size))
      return {kind: 'atLeast', amount: 'auto'}
    throw new ExpectedError('usage', message('profile-no-auto', {...at, setting}))
  }
  const text = String(atLeast)
  if (typeof atLeast === 'number') {
    if (shape === undefined || shape === 'count' || shape === 'port-range') {
      return {kind: 'atLeast', amount: atLeast}
    }
    throw new ExpectedError('usage', message('profile-bad-value', {...at, setting, text, shape}))
  }
  const elements = parseElements(text)
  if (elements === undefined || (shape !== undefined && shape !== 'vector')) {
    const path = ['settings', setting, 'atLeast'].join(' → ')
    const found = JSON.stringify(text)
    throw new ExpectedError(
      'usage',
      message('profile-wrong-type', {...at, path, wanted: leastOf(setting), found}),
    )
  }
  refuseWrongLength(setting, text, elements.length, at)
  return {kind: 'atLeastEach', elements}
}

/** The kernel takes a vector that is too short and keeps the rest without a word; it is a slip all the same. */
function refuseWrongLength(setting: string, text: string, length: number, at: PlaceInFile): void {
  const elements = findSetting(setting)?.elements
  if (elements === undefined || elements.length === length) return
  throw new ExpectedError('usage', message('profile-wrong-length', {...at, setting, text, elements}))
}

function toCondition(setting: string, {when}: EntryFile, place: Place): {when?: Condition} {
  if (when === undefined) return {}
  const path = ['settings', setting, 'when']
  const [pair, ...more] = Object.entries(when)
  if (pair === undefined || more.length > 0) {
    throw new ExpectedError(
      'usage',
      message('profile-wrong-type', {
        ...place(path),
        path: path.join(' → '),
        wanted: 'one setting and its value',
        found: pair === undefined ? 'none' : String(more.length + 1),
      }),
    )
  }
  const [other, count] = pair
  refuseBadName(other, [...path, other], place)
  return {when: {setting: other, equals: {shape: 'count', count}}}
}

function refuseBadName(setting: string, path: Path, place: Place): void {
  if (findSetting(setting) !== undefined || settingName.test(setting)) return
  throw new ExpectedError('usage', message('profile-bad-setting-name', {...place(path, true), setting}))
}

/** One zod issue → one sentence with its place. */
function explain(issue: z.core.$ZodIssue, document: Document, place: Place): Message {
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    const allowed = issue.path.length === 0 ? profileKeys : entryKeys
    return message('profile-unknown-key', {
      ...place([...issue.path, key], true),
      key,
      nearest: nearest(key, allowed),
      known: allowed,
    })
  }
  const isMissing = issue.path.length > 0 && !document.hasIn(issue.path)
  if (isMissing) {
    return message('profile-missing-key', {
      ...place(issue.path.slice(0, -1), issue.path.length > 1),
      key: String(issue.path.at(-1)),
    })
  }
  return message('profile-wrong-type', {
    ...place(issue.path),
    path: issue.path.map(String).join(' → '),
    wanted: wanted(issue),
    found: describe(issue.path.length === 0 ? document.toJS() : document.getIn(issue.path)),
  })
}

/** zod's names of types in words that follow "must be". */
const typeNames = new Map<string, string>([
  ['record', 'a mapping'],
  ['object', 'a mapping'],
  ['int', 'a whole number'],
  ['number', 'a whole number'],
])

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return typeNames.get(issue.expected) ?? `a ${issue.expected}`
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' or ')
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'atLeast') return leastOf(issue.path.at(-2))
  if (issue.code === 'invalid_union') return 'text or a whole number'
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'some text' : `at least ${issue.minimum}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  return issue.message
}

/** What `atLeast` may be for a setting. */
function leastOf(setting: PropertyKey | undefined): string {
  return findSetting(String(setting))?.shape === 'vector'
    ? 'the least of each element, like _ _ 4096'
    : 'auto or a whole number'
}

function describe(node: unknown): string {
  if (node === null || node === undefined) return 'nothing'
  if (typeof node === 'object') return Array.isArray(node) || !isMap(node) ? 'a list' : 'a mapping'
  return JSON.stringify(node)
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

function firstSentence(text: string): string {
  return (text.split('\n')[0] ?? text).replace(/[.:]?\s*$/, '')
}
