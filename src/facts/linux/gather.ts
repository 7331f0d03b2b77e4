import type {Fact} from '../../model/fact.js'
import type {Facts} from '../../model/facts.js'
import type {SettingValue} from '../../model/setting-value.js'
import type {Host} from '../../host/host.js'
import {linuxSettings} from '../../settings/linux/catalogue.js'
import {readCallerOpenFiles} from './caller-open-files.js'
import {readCgroupMemory} from './cgroup-memory.js'
import {readListeningPorts} from './listening-ports.js'
import {readMemoryAvailable} from './memory.js'
import {readOpenFilesAllocated} from './open-files-allocated.js'
import {readSysctl} from './sysctls.js'

/** Everything `check` needs, read once. @param extraSettings sysctls a profile names beyond the catalogue */
export async function gatherFacts(host: Host, extraSettings: readonly string[] = []): Promise<Facts> {
  const names = [...linuxSettings.map(({name}) => name), ...extraSettings]
  const sysctls = [...new Set(names)].filter((name) => !name.startsWith('RLIMIT_'))
  const [
    identity,
    openFiles,
    values,
    openFilesAllocated,
    listeningPorts,
    memoryAvailableBytes,
    cgroupMemory,
  ] = await Promise.all([
    host.identity(),
    readCallerOpenFiles(host),
    Promise.all(sysctls.map(async (name) => [name, await readSysctl(host, name)] as const)),
    readOpenFilesAllocated(host),
    readListeningPorts(host),
    readMemoryAvailable(host),
    readCgroupMemory(host),
  ])
  const settings: Record<string, Fact<SettingValue>> = Object.fromEntries(values)
  return {
    system: 'linux',
    identity,
    settings: {...settings, 'RLIMIT_NOFILE hard': openFiles.hard, 'RLIMIT_NOFILE soft': openFiles.soft},
    openFilesAllocated,
    listeningPorts,
    memoryAvailableBytes,
    cgroupMemory,
  }
}
