import {absent, known, unreadable, type Fact} from '../../model/fact.js'
import type {CgroupMemory} from '../../model/facts.js'
import type {Host} from '../../host/host.js'
import {tightestGroup, toGroupNumber} from './tightest-group.js'

/** v1 writes "no limit" as the largest page-aligned 64-bit number; v2 writes "max". */
const noLimit = 2 ** 62

/** The tightest memory limit from a process's group up to the root, version 1 or 2. Absent when nothing bounds it. */
export async function readCgroupMemory(
  host: Host,
  process: number | 'self' = 'self',
): Promise<Fact<CgroupMemory>> {
  return tightestGroup(host, {
    controller: 'memory',
    process,
    readGroup: (folder, version) => readGroup(host, version, folder),
    left: ({limitBytes, usedBytes}) => limitBytes - usedBytes,
  })
}

async function readGroup(host: Host, version: 1 | 2, folder: string): Promise<Fact<CgroupMemory>> {
  const names =
    version === 1
      ? {limit: 'memory.limit_in_bytes', used: 'memory.usage_in_bytes', reclaimable: 'total_inactive_file'}
      : {limit: 'memory.max', used: 'memory.current', reclaimable: 'inactive_file'}
  const limit = await host.readText(`${folder}/${names.limit}`)
  if (limit.state !== 'known') return limit
  if (limit.value.trim() === 'max' || Number(limit.value) >= noLimit) return absent(limit.source)
  const used = await host.readText(`${folder}/${names.used}`)
  if (used.state !== 'known')
    return unreadable(used.source, used.state === 'absent' ? 'missing' : used.reason)
  const stat = await host.readText(`${folder}/memory.stat`)
  const [, reclaimable = '0'] =
    new RegExp(`^${names.reclaimable} (\\d+)$`, 'm').exec(stat.state === 'known' ? stat.value : '') ?? []
  const value = {
    version,
    limitBytes: toGroupNumber(limit.value),
    usedBytes: Math.max(0, toGroupNumber(used.value) - Number(reclaimable)),
  }
  return Number.isFinite(value.limitBytes) && Number.isFinite(value.usedBytes)
    ? known(value, folder)
    : unreadable(folder, 'not a number')
}
