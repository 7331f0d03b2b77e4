import {known, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'

/** The open files of a process. */
export interface Descriptors {
  readonly open: number
  /** Inodes of those that are sockets, one for each descriptor. */
  readonly sockets: readonly number[]
}

/** So many links are read at once; a server may have a million. */
const atOnce = 512

/** /proc/PID/fd: readable for the same user and for root. */
export async function readDescriptors(host: Host, pid: number): Promise<Fact<Descriptors>> {
  const folder = `/proc/${pid}/fd`
  const names = await host.listFolder(folder)
  if (names.state !== 'known') return names
  const sockets: number[] = []
  for (let first = 0; first < names.value.length; first += atOnce) {
    const some = names.value.slice(first, first + atOnce)
    const inodes = await Promise.all(some.map((name) => readSocketInode(host, `${folder}/${name}`)))
    sockets.push(...inodes.filter((inode) => inode !== undefined))
  }
  return known({open: names.value.length, sockets}, folder)
}

/** The socket behind a descriptor; `undefined` when it is something else or was closed meanwhile. */
export async function readSocketInode(host: Host, link: string): Promise<number | undefined> {
  const target = await host.readLink(link)
  const [, inode] = target.state === 'known' ? (/^socket:\[(\d+)\]$/.exec(target.value) ?? []) : []
  return inode === undefined ? undefined : Number(inode)
}
