import {absent, known, unreadable, type Fact} from '../../model/fact.js'
import type {CgroupMemory} from '../../model/facts.js'
import type {Host} from '../../host/host.js'

/** Where a memory controller is mounted and which group below it this process is in. */
interface Place {
  readonly version: 1 | 2
  readonly mount: string
  readonly group: string
}

/** v1 writes "no limit" as the largest page-aligned 64-bit number; v2 writes "max". */
const noLimit = 2 ** 62

/** The tightest memory limit from this process's group up to the root, version 1 or 2. Absent when nothing bounds it. */
export async function readCgroupMemory(host: Host): Promise<Fact<CgroupMemory>> {
  const membership = await host.readText('/proc/self/cgroup')
  if (membership.state !== 'known') return membership
  const mounts = await host.readText('/proc/self/mountinfo')
  if (mounts.state !== 'known') return mounts

  const place = findPlace(membership.value, mounts.value)
  if (place === undefined) return absent('/proc/self/cgroup')

  let tightest: Fact<CgroupMemory> = absent(`${place.mount}${place.group}`)
  for (const folder of groupsUpwards(place)) {
    const here = await readGroup(host, place.version, folder)
    if (here.state === 'unreadable') return here
    if (here.state === 'known' && (tightest.state !== 'known' || left(here.value) < left(tightest.value))) {
      tightest = here
    }
  }
  return tightest
}

function left({limitBytes, usedBytes}: CgroupMemory): number {
  return limitBytes - usedBytes
}

function findPlace(membership: string, mountinfo: string): Place | undefined {
  const v1 = /^\d+:(?:[^:\n]*,)?memory(?:,[^:\n]*)?:(.*)$/m.exec(membership)
  const mounts = mountinfo.split('\n').map((line) => line.split(' '))
  if (v1?.[1] !== undefined) {
    const mount = mounts.find(
      (fields) => typeOf(fields) === 'cgroup' && fields.at(-1)?.split(',').includes('memory'),
    )
    return mount && toPlace(1, mount, v1[1])
  }
  const v2 = /^0::(.*)$/m.exec(membership)
  const mount = mounts.find((fields) => typeOf(fields) === 'cgroup2')
  return v2?.[1] !== undefined && mount ? toPlace(2, mount, v2[1]) : undefined
}

/** A mountinfo line is "id parent dev root mountpoint options … - type source options". */
function typeOf(fields: readonly string[]): string | undefined {
  return fields[fields.indexOf('-') + 1]
}

/** In a container the mount shows the group itself: what the mount's root already covers is not repeated in the path. */
function toPlace(version: 1 | 2, fields: readonly string[], group: string): Place {
  const root = fields[3] ?? '/'
  const mount = fields[4] ?? ''
  const below = root !== '/' && group.startsWith(root) ? group.slice(root.length) : group
  return {version, mount, group: below === '/' ? '' : below}
}

function groupsUpwards({mount, group}: Place): string[] {
  const parts = group.split('/').filter((part) => part !== '' && part !== '..')
  return parts.map((_, index) => `${mount}/${parts.slice(0, parts.length - index).join('/')}`).concat(mount)
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
    limitBytes: toBytes(limit.value),
    usedBytes: Math.max(0, toBytes(used.value) - Number(reclaimable)),
  }
  return Number.isFinite(value.limitBytes) && Number.isFinite(value.usedBytes)
    ? known(value, folder)
    : unreadable(folder, 'not a number')
}

/** Strictly, because Number('') is 0: an empty file would be a limit of nothing. */
function toBytes(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
}
