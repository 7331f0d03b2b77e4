import {localHost} from '../../../src/host/local-host.js'
import type {Host} from '../../../src/host/host.js'
import type {Fact} from '../../../src/model/fact.js'

/** This machine, with the files below a folder as if that were `/`. */
export function rootedHost(root: string): Host {
  const at = async <T>(path: string, read: (path: string) => Promise<Fact<T>>): Promise<Fact<T>> => ({
    ...(await read(`${root}${path}`)),
    source: path,
  })
  return {
    ...localHost,
    readText: (path) => at(path, localHost.readText),
    readLink: (path) => at(path, localHost.readLink),
    listFolder: (path) => at(path, localHost.listFolder),
  }
}
