import {isMap, type Document} from 'yaml'
import type {z} from 'zod'
import {message, type Message} from '../model/message.js'
import {findSetting} from '../settings/linux/catalogue.js'
import {nearest} from '../text/nearest.js'
import type {Place} from './place-in-file.js'
import {profileSchema} from './schema.js'

const profileKeys = Object.keys(profileSchema.shape)
const entryKeys = Object.keys(profileSchema.shape.settings.valueType.shape)

/** One zod issue → one sentence with its place. */
export function explainIssue(issue: z.core.$ZodIssue, document: Document, place: Place): Message {
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
export function leastOf(setting: PropertyKey | undefined): string {
  return findSetting(String(setting))?.shape === 'vector'
    ? 'the least of each element, like _ _ 4096'
    : 'auto or a whole number'
}

function describe(node: unknown): string {
  if (node === null || node === undefined) return 'nothing'
  if (typeof node === 'object') return Array.isArray(node) || !isMap(node) ? 'a list' : 'a mapping'
  return JSON.stringify(node)
}
