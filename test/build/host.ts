import type {Host} from '../../src/host/host.js'
import {recordedHost} from '../../src/host/recorded-host.js'
import {known, unreadable, type Fact} from '../../src/model/fact.js'
import {identity} from './facts.js'

interface Contents {
  readonly system?: Host['system']
  readonly pid?: number
  /** A text stands for a file that can be read. What is not named is absent. */
  readonly texts?: Readonly<Record<string, string | Fact<string>>>
  readonly links?: Readonly<Record<string, string | Fact<string>>>
  readonly folders?: Readonly<Record<string, readonly string[]>>
  /** By command line. */
  readonly outputs?: Readonly<Record<string, string | Fact<string>>>
}

/** A Linux host that has these files and no others. */
export function hostWith({
  system = 'linux',
  pid = 100,
  texts = {},
  links = {},
  folders = {},
  outputs = {},
}: Contents): Host {
  return recordedHost({
    system,
    pid,
    texts: readable(texts),
    links: readable(links),
    folders: Object.fromEntries(Object.entries(folders).map(([path, names]) => [path, known(names, path)])),
    outputs: readable(outputs),
    identity: known(identity, 'test'),
  })
}

function readable(all: Readonly<Record<string, string | Fact<string>>>): Record<string, Fact<string>> {
  return Object.fromEntries(
    Object.entries(all).map(([path, one]) => [path, typeof one === 'string' ? known(one, path) : one]),
  )
}

/** A file that is there and may not be read. */
export function lockedFile(path: string): Fact<never> {
  return unreadable(path, 'EACCES')
}
