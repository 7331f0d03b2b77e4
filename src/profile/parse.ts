import {LineCounter, parseDocument, type Document} from 'yaml'
import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'
import type {Condition, Profile, ProfileEntry, Wish} from '../model/profile.js'
import type {SettingValue} from '../model/setting-value.js'
import {limits} from '../limits/registry.js'
import {findSetting} from '../settings/linux/catalogue.js'
import {guessShape, parseElements, parseValue} from '../settings/parse-value.js'
import {explainIssue, leastOf} from './explain-issue.js'
import {placesIn, type Path, type Place, type PlaceInFile} from './place-in-file.js'
import {profileSchema, type ProfileFile} from './schema.js'

type EntryFile = ProfileFile['settings'][string]

/** A sysctl key in dots, or one of the process limits tune knows. */
const settingName = /^[a-z][\w-]*(\.[\w-]+)+$/i

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
  const place = placesIn(document, lines, file)

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
    if (issue !== undefined) throw new ExpectedError('usage', explainIssue(issue, document, place))
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

function firstSentence(text: string): string {
  return (text.split('\n')[0] ?? text).replace(/[.:]?\s*$/, '')
}
