import type {Count} from '../../src/model/count.js'
import {absent, known, unreadable, type Fact} from '../../src/model/fact.js'
import type {CgroupMemory, Facts} from '../../src/model/facts.js'
import type {HostIdentity} from '../../src/model/host-identity.js'
import type {PortRange, SettingValue} from '../../src/model/setting-value.js'
import type {Workload} from '../../src/model/workload.js'

export const gibibyte = 1024 ** 3
export const mebibyte = 1024 ** 2

/** A fact nobody could read. */
export const locked: Fact<never> = unreadable('/locked', 'EACCES')

/** A fact the machine does not have. */
export const missing: Fact<never> = absent('/missing')

export function aCount(count: Count): Fact<SettingValue> {
  return known({shape: 'count', count}, '/count')
}

export function aVector(...numbers: readonly number[]): Fact<SettingValue> {
  return known({shape: 'vector', numbers}, '/vector')
}

export function aRange(low: number, high: number): Fact<SettingValue> {
  return known({shape: 'port-range', range: {low, high}}, '/range')
}

export function aPortList(...ranges: readonly PortRange[]): Fact<SettingValue> {
  return known({shape: 'port-list', ranges}, '/list')
}

export function aText(text: string): Fact<SettingValue> {
  return known({shape: 'text', text}, '/text')
}

export function somePorts(...ports: readonly number[]): Fact<readonly number[]> {
  return known(ports, '/proc/net/tcp and tcp6')
}

export function someNumber(number: number): Fact<number> {
  return known(number, '/number')
}

export function someBytes(bytes: number): Fact<number> {
  return known(bytes, '/proc/meminfo')
}

export function aCgroup(limitBytes: number, usedBytes: number, version: 1 | 2 = 2): Fact<CgroupMemory> {
  return known({version, limitBytes, usedBytes}, '/sys/fs/cgroup/test')
}

export const identity: HostIdentity = {
  os: 'Debian GNU/Linux 12',
  kernel: '6.12.0',
  architecture: 'x64',
  cpus: 4,
  memoryBytes: 16 * gibibyte,
  virtualisation: '',
}

/** A host with room for 10,000 connections at every rung. */
const roomySettings: Facts['settings'] = {
  'RLIMIT_NOFILE hard': aCount(1_048_576),
  'RLIMIT_NOFILE soft': aCount(1_048_576),
  'fs.epoll.max_user_watches': aCount(3_500_000),
  'fs.file-max': aCount('unlimited'),
  'fs.nr_open': aCount(1_048_576),
  'net.core.netdev_max_backlog': aCount(1000),
  'net.core.somaxconn': aCount(4096),
  'net.ipv4.ip_local_port_range': aRange(32_768, 60_999),
  'net.ipv4.ip_local_reserved_ports': aPortList(),
  'net.ipv4.tcp_max_syn_backlog': aCount(4096),
  'net.ipv4.tcp_syncookies': aCount(1),
}

type FactsChanges = Partial<Omit<Facts, 'settings'>> & {readonly settings?: Facts['settings']}

/** That roomy host, changed where a test says so. */
export function facts(changes: FactsChanges = {}): Facts {
  return {
    system: 'linux',
    identity: known(identity, 'test'),
    openFilesAllocated: known(2000, '/proc/sys/fs/file-nr'),
    container: missing,
    listeningPorts: somePorts(),
    memoryAvailableBytes: someBytes(8 * gibibyte),
    cgroupPids: missing,
    sockets: {timeWait: someNumber(0), orphans: someNumber(0), queuedPages: someNumber(10)},
    conntrackCount: missing,
    threads: someNumber(200),
    condition: {
      loadAverage: someNumber(0.1),
      swapUsedBytes: someNumber(0),
      backlogDrops: someNumber(0),
      governor: missing,
      clockSource: known('tsc', 'test'),
    },
    nextBoot: missing,
    logins: {openFiles: missing, highestHard: missing},
    cgroupMemory: missing,
    ...changes,
    settings: {...roomySettings, ...changes.settings},
  }
}

/** The roomy host with other settings. */
export function settings(changes: Facts['settings']): Facts {
  return facts({settings: changes})
}

/** 10,000 connections, both ends here, in one process each. */
export function workload(changes: Partial<Workload> = {}): Workload {
  return {
    target: 10_000,
    role: 'both',
    sources: 1,
    destinations: 1,
    processes: 1,
    runtime: 'node',
    ...changes,
  }
}
