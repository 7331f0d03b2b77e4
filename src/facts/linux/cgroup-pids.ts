import {absent, known, unreadable, type Fact} from '../../model/fact.js'
import type {CgroupPids} from '../../model/facts.js'
import type {Host} from '../../host/host.js'
import {tightestGroup, toGroupNumber} from './tightest-group.js'

/** The tightest bound on processes and threads from a process's group up to the root. Absent when nothing bounds them. */
export async function readCgroupPids(
  host: Host,
  process: number | 'self' = 'self',
): Promise<Fact<CgroupPids>> {
  return tightestGroup(host, {
    controller: 'pids',
    process,
    readGroup: (folder) => readGroup(host, folder),
    left: ({limit, used}) => limit - used,
  })
}

/** The files have the same names in both versions. */
async function readGroup(host: Host, folder: string): Promise<Fact<CgroupPids>> {
  const limit = await host.readText(`${folder}/pids.max`)
  if (limit.state !== 'known') return limit
  if (limit.value.trim() === 'max') return absent(limit.source)
  const used = await host.readText(`${folder}/pids.current`)
  if (used.state !== 'known')
    return unreadable(used.source, used.state === 'absent' ? 'missing' : used.reason)
  const value = {limit: toGroupNumber(limit.value), used: toGroupNumber(used.value)}
  return Number.isInteger(value.limit) && Number.isInteger(value.used)
    ? known(value, folder)
    : unreadable(folder, 'not a number')
}
