import type {Host} from '../host/host.js'
import {movement, parseCounters, type Counters} from './counters.js'

/** What the kernel shows at one moment, read through the door. `null` is what could not be read. */
export interface Evidence {
  readonly counters: Counters | null
  /** Kernel objects of the whole host, sockets among them. */
  readonly slabBytes: number | null
  /** Resident memory of the flood's own processes. */
  readonly programBytes: number | null
  /** Sockets in TIME_WAIT at the flood's port, as address pairs. */
  readonly timeWait: ReadonlySet<string> | null
}

export async function readEvidence(
  host: Host,
  port: number,
  pids: readonly (number | undefined)[],
): Promise<Evidence> {
  const [netstat, snmp, meminfo, timeWait, ...resident] = await Promise.all([
    host.readText('/proc/net/netstat'),
    host.readText('/proc/net/snmp'),
    host.readText('/proc/meminfo'),
    readTimeWait(host, port),
    ...pids.map((pid) => readKibibytes(host, `/proc/${pid}/status`, 'VmRSS')),
  ])
  return {
    counters:
      netstat.state === 'known' && snmp.state === 'known'
        ? {...parseCounters(netstat.value), ...parseCounters(snmp.value)}
        : null,
    slabBytes: meminfo.state === 'known' ? kibibytes(meminfo.value, 'Slab') : null,
    programBytes: resident.reduce((sum, bytes) => (sum === null || bytes === null ? null : sum + bytes), 0),
    timeWait,
  }
}

export function countersMoved(before: Evidence, after: Evidence): Counters | null {
  return before.counters && after.counters ? movement(before.counters, after.counters) : null
}

/** Those the flood left: an earlier program's at the same port are not counted. */
export async function countTimeWaitLeft(host: Host, port: number, before: Evidence): Promise<number | null> {
  const now = await readTimeWait(host, port)
  return now === null ? null : [...now].filter((pair) => !before.timeWait?.has(pair)).length
}

const timeWaitState = '06'

async function readTimeWait(host: Host, port: number): Promise<Set<string> | null> {
  const table = await host.readText('/proc/net/tcp')
  if (table.state !== 'known') return null
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const pairs = table.value.split('\n').flatMap((row) => {
    const [, local = '', remote = '', state] = row.trim().split(/\s+/)
    const isOurs = local.endsWith(suffix) || remote.endsWith(suffix)
    return state === timeWaitState && isOurs ? [`${local} ${remote}`] : []
  })
  return new Set(pairs)
}

async function readKibibytes(host: Host, path: string, name: string): Promise<number | null> {
  const text = await host.readText(path)
  return text.state === 'known' ? kibibytes(text.value, name) : null
}

/** "Name:   123 kB" in bytes; the kernel says kB and means KiB. */
function kibibytes(text: string, name: string): number | null {
  const [, number] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text) ?? []
  return number === undefined ? null : Number(number) * 1024
}
