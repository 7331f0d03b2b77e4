import type {Topic} from '../model/topic.js'
import {limits} from '../limits/registry.js'
import {linuxSettings} from '../settings/linux/catalogue.js'
import {causeProse} from '../text/en/causes.js'
import {counterProse} from '../text/en/counters.js'
import {exitCodeProse} from '../text/en/exit-codes.js'
import {symptomProse} from '../text/en/symptoms.js'
import {errorNames, errorOfNumber} from './named-errors.js'

/** Names, in lower case, and what they stand for. Where two things share a name, the system's own word comes first. */
export interface NameTable {
  readonly find: (text: string) => readonly Topic[]
  /** One for each thing, the way it is usually written, for suggestions. */
  readonly names: readonly string[]
}

const softAndHard: readonly Topic[] = [
  {kind: 'setting', id: 'RLIMIT_NOFILE soft'},
  {kind: 'setting', id: 'RLIMIT_NOFILE hard'},
]

const openFileNames = ['RLIMIT_NOFILE', 'nofile', 'ulimit', 'ulimit -n', 'LimitNOFILE', 'open files']

/** Everything that can be asked for by its name. */
export function nameTable(): NameTable {
  const topics = new Map<string, readonly Topic[]>()
  const names: string[] = []
  const named = new Set<string>()
  const add = (name: string, ...meant: readonly Topic[]) => {
    const key = name.toLowerCase()
    if (topics.has(key)) return
    topics.set(key, meant)
    const things = meant.map(({kind, id}) => `${kind} ${id}`).join()
    if (!named.has(things)) names.push(name)
    named.add(things)
  }
  for (const {name: id} of linuxSettings) {
    add(id, {kind: 'setting', id})
    if (!id.startsWith('RLIMIT')) add(id.split('.').at(-1) ?? id, {kind: 'setting', id})
  }
  for (const name of openFileNames) add(name, ...softAndHard)
  add('ulimit -Sn', {kind: 'setting', id: 'RLIMIT_NOFILE soft'})
  add('ulimit -Hn', {kind: 'setting', id: 'RLIMIT_NOFILE hard'})
  for (const {id} of limits) {
    add(id, {kind: 'limit', id})
    add(id.replaceAll('-', ' '), {kind: 'limit', id})
  }
  for (const id of keysOf(causeProse)) add(id, {kind: 'cause', id})
  for (const id of errorNames()) add(id, {kind: 'error', id})
  for (const id of keysOf(counterProse)) add(id, {kind: 'counter', id})
  for (const id of keysOf(symptomProse)) add(id, {kind: 'symptom', id})
  for (const id of keysOf(exitCodeProse)) {
    for (const words of ['exit', 'exit code', 'exit-code', 'exit status']) {
      add(`${words} ${id}`, {kind: 'exit-code', id})
    }
  }
  return {
    find: (text) => topics.get(plain(text)) ?? byNumber(text),
    names,
  }
}

/** `/proc/sys/net/core/somaxconn`, `net/core/somaxconn` and `TcpExtListenDrops` are other spellings. */
function plain(text: string): string {
  const key = text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
  if (/^(\/proc\/sys\/)?(net|fs|kernel|vm)\//.test(key)) {
    return key.replace(/^\/proc\/sys\//, '').replaceAll('/', '.')
  }
  return key.replace(/^tcpext:?\s*/, '')
}

function byNumber(text: string): readonly Topic[] {
  const [, number] = /^(?:errno |error )?(-?\d{1,5})$/i.exec(text.trim()) ?? []
  const id = number === undefined ? undefined : errorOfNumber(Number(number))
  return id === undefined ? [] : [{kind: 'error', id}]
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): K[] {
  const isKey = (key: string): key is K => Object.hasOwn(record, key)
  return Object.keys(record).filter(isKey)
}
