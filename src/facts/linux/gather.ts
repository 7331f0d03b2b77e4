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
import {readContainerEngine} from './container-engine.js'
import {readListeningPorts} from './listening-ports.js'
import {readMemoryAvailable} from './memory.js'
import {readNextBoot} from './next-boot.js'
import {readOpenFilesAllocated} from './open-files-allocated.js'
import {readSocketCounts} from './sockets.js'
import {readSysctl} from './sysctls.js'
import {readThreads} from './threads.js'

/**
 * Everything `check` needs, read once, one after the other: where open files are short, as in the shells this tool
 * is asked about, reading all at once would take the descriptors it reports on.
 *
 * @param extraSettings sysctls a profile names beyond the catalogue
 */
export async function gatherFacts(host: Host, extraSettings: readonly string[] = []): Promise<Facts> {
  const sysctls = sysctlNames(extraSettings)
  return {
    system: 'linux',
    settings: await readSettings(host, sysctls),
    openFilesAllocated: await readOpenFilesAllocated(host),
    container: await readContainerEngine(host),
    listeningPorts: await readListeningPorts(host),
    memoryAvailableBytes: await readMemoryAvailable(host),
    cgroupMemory: await readCgroupMemory(host),
    cgroupPids: await readCgroupPids(host),
    sockets: await readSocketCounts(host),
    conntrackCount: await readConntrackCount(host),
    threads: await readThreads(host),
    condition: await readCondition(host),
    nextBoot: await readNextBoot(host, sysctls),
    logins: await readLogins(host),
    identity: await host.identity(),
  }
}

/** Those of the catalogue and of the profile, each once; the limits of processes are none. */
function sysctlNames(extra: readonly string[]): string[] {
  const names = [...linuxSettings.map(({name}) => name), ...extra]
  return [...new Set(names)].filter((name) => !name.startsWith('RLIMIT_'))
}

async function readSettings(host: Host, sysctls: readonly string[]): Promise<Facts['settings']> {
  const read: Record<string, Fact<SettingValue>> = {}
  for (const name of sysctls) read[name] = await readSysctl(host, name)
  const openFiles = await readCallerOpenFiles(host)
  return {...read, 'RLIMIT_NOFILE hard': openFiles.hard, 'RLIMIT_NOFILE soft': openFiles.soft}
}
