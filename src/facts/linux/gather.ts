import type {Fact} from '../../model/fact.js'
import type {Facts} from '../../model/facts.js'
import type {SettingValue} from '../../model/setting-value.js'
import type {Host} from '../../host/host.js'
import {linuxSettings} from '../../settings/linux/catalogue.js'
import {readCallerOpenFiles} from './caller-open-files.js'
import {readCgroupMemory} from './cgroup-memory.js'
import {readCgroupPids} from './cgroup-pids.js'
import {readCondition} from './condition.js'
import {readConntrackCount} from './conntrack-count.js'
import {readLogins} from './limits-conf.js'
import {readListeningPorts} from './listening-ports.js'
import {readMemoryAvailable} from './memory.js'
import {readNextBoot} from './next-boot.js'
import {readOpenFilesAllocated} from './open-files-allocated.js'
import {readSocketCounts} from './sockets.js'
import {readSysctl} from './sysctls.js'
import {readThreads} from './threads.js'

/** Everything `check` needs, read once. @param extraSettings sysctls a profile names beyond the catalogue */
export async function gatherFacts(host: Host, extraSettings: readonly string[] = []): Promise<Facts> {
  // Begun together; the identity, which starts programs, is the slowest.
  const identity = host.identity()
  const sysctls = sysctlNames(extraSettings)
  const settings = readSettings(host, sysctls)
  const openFilesAllocated = readOpenFilesAllocated(host)
  const listeningPorts = readListeningPorts(host)
  const memoryAvailableBytes = readMemoryAvailable(host)
  const cgroupMemory = readCgroupMemory(host)
  const cgroupPids = readCgroupPids(host)
  const sockets = readSocketCounts(host)
  const conntrackCount = readConntrackCount(host)
  const threads = readThreads(host)
  const condition = readCondition(host)
  const nextBoot = readNextBoot(host, sysctls)
  const logins = readLogins(host)
  return {
    system: 'linux',
    settings: await settings,
    openFilesAllocated: await openFilesAllocated,
    listeningPorts: await listeningPorts,
    memoryAvailableBytes: await memoryAvailableBytes,
    cgroupMemory: await cgroupMemory,
    cgroupPids: await cgroupPids,
    sockets: await sockets,
    conntrackCount: await conntrackCount,
    threads: await threads,
    condition: await condition,
    nextBoot: await nextBoot,
    logins: await logins,
    identity: await identity,
  }
}

/** Those of the catalogue and of the profile, each once; the limits of processes are none. */
function sysctlNames(extra: readonly string[]): string[] {
  const names = [...linuxSettings.map(({name}) => name), ...extra]
  return [...new Set(names)].filter((name) => !name.startsWith('RLIMIT_'))
}

async function readSettings(host: Host, sysctls: readonly string[]): Promise<Facts['settings']> {
  const values = await Promise.all(sysctls.map(async (name) => [name, await readSysctl(host, name)] as const))
  const openFiles = await readCallerOpenFiles(host)
  const read: Record<string, Fact<SettingValue>> = Object.fromEntries(values)
  return {...read, 'RLIMIT_NOFILE hard': openFiles.hard, 'RLIMIT_NOFILE soft': openFiles.soft}
}
