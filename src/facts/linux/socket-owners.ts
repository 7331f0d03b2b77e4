import {known, unreadable, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'
import {readDescriptors, readSocketInode} from './descriptors.js'
import type {FoundSocket} from './listening-sockets.js'

/** Why an owner cannot be named, in the words the report shows. */
export const notVisible = 'pid not visible to this user'

/** The processes that hold each socket, ascending, by the socket's inode. */
export async function readOwners(
  host: Host,
  sockets: readonly FoundSocket[],
): Promise<ReadonlyMap<number, Fact<readonly number[]>>> {
  const owners = new Map<number, Fact<readonly number[]>>()
  for (const {inode, holders} of sockets) {
    const checked = await Promise.all(holders.map((holder) => holds(host, holder, inode)))
    const pids = new Set(holders.filter((_, index) => checked[index]).map(({pid}) => pid))
    if (pids.size > 0) owners.set(inode, known([...pids].toSorted(ascending), '/proc/PID/fd'))
  }
  const missing = new Set(sockets.map(({inode}) => inode).filter((inode) => !owners.has(inode)))
  if (missing.size === 0) return owners
  for (const [inode, fact] of await searchProcesses(host, missing)) owners.set(inode, fact)
  return owners
}

function ascending(a: number, b: number): number {
  return a - b
}

async function holds(
  host: Host,
  {pid, descriptor}: FoundSocket['holders'][number],
  inode: number,
): Promise<boolean> {
  return (await readSocketInode(host, `/proc/${pid}/fd/${descriptor}`)) === inode
}

/** Every process whose open files may be looked at. */
async function searchProcesses(
  host: Host,
  inodes: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Fact<readonly number[]>>> {
  const source = '/proc/PID/fd'
  const found = new Map<number, number[]>()
  const names = await host.listFolder('/proc')
  let isHidden = names.state !== 'known'
  for (const name of names.state === 'known' ? names.value : []) {
    if (!/^\d+$/.test(name)) continue
    const pid = Number(name)
    const descriptors = await readDescriptors(host, pid)
    isHidden ||= descriptors.state === 'unreadable'
    for (const inode of descriptors.state === 'known' ? new Set(descriptors.value.sockets) : []) {
      if (inodes.has(inode)) found.set(inode, [...(found.get(inode) ?? []), pid])
    }
  }
  const nobody = unreadable(source, isHidden ? notVisible : 'no process to be seen here holds it')
  const owners = new Map<number, Fact<readonly number[]>>()
  for (const inode of inodes) {
    const pids = found.get(inode)
    owners.set(inode, pids === undefined ? nobody : known(pids.toSorted(ascending), source))
  }
  return owners
}
