import {absent, known, unreadable, type Fact} from '../../model/fact.js'
import type {CgroupPids} from '../../model/facts.js'
import type {Host} from '../../host/host.js'
import {findCgroupFolders} from './cgroup-folders.js'

/** The tightest bound on processes and threads from a process's group up to the root. Absent when nothing bounds them. */
export async function readCgroupPids(
  host: Host,
  process: number | 'self' = 'self',
): Promise<Fact<CgroupPids>> {
  const place = await findCgroupFolders(host, 'pids', process)
  if (place.state !== 'known') return place
  let tightest: Fact<CgroupPids> = absent(place.value.folders[0] ?? place.source)
  for (const folder of place.value.folders) {
    const here = await readGroup(host, folder)
    if (here.state === 'unreadable') return here
    if (here.state === 'known' && (tightest.state !== 'known' || left(here.value) < left(tightest.value))) {
      tightest = here
    }
  }
  return tightest
}

function left({limit, used}: CgroupPids): number {
  return limit - used
}

/** The files have the same names in both versions. */
async function readGroup(host: Host, folder: string): Promise<Fact<CgroupPids>> {
  const limit = await host.readText(`${folder}/pids.max`)
  if (limit.state !== 'known') return limit
  if (limit.value.trim() === 'max') return absent(limit.source)
  const used = await host.readText(`${folder}/pids.current`)
  if (used.state !== 'known')
    return unreadable(used.source, used.state === 'absent' ? 'missing' : used.reason)
  const value = {limit: toCount(limit.value), used: toCount(used.value)}
  return Number.isInteger(value.limit) && Number.isInteger(value.used)
    ? known(value, folder)
    : unreadable(folder, 'not a number')
}

/** Strictly, because Number('') is 0. */
function toCount(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
}
