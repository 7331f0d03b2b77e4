import type {Fact} from './fact.js'
import type {HostIdentity} from './host-identity.js'
import type {SettingValue} from './setting-value.js'

/** What is left of the tightest memory limit among the control groups this process is in. */
export interface CgroupMemory {
  readonly version: 1 | 2
  readonly limitBytes: number
  /** In use and not reclaimable: page cache that the kernel would drop is not counted. */
  readonly usedBytes: number
}

/** Everything `check` judges, gathered once. */
export interface Facts {
  readonly system: 'linux'
  readonly identity: Fact<HostIdentity>
  /** By the operating system's own name: `net.core.somaxconn`, `RLIMIT_NOFILE soft`. */
  readonly settings: Readonly<Record<string, Fact<SettingValue>>>
  /** Open files of all processes, the first number of fs.file-nr. */
  readonly openFilesAllocated: Fact<number>
  /** TCP ports, IPv4 and IPv6, that some socket listens on in this network namespace. Ascending. */
  readonly listeningPorts: Fact<readonly number[]>
  /** MemAvailable: what can be taken without swapping. */
  readonly memoryAvailableBytes: Fact<number>
  /** Absent when no control group bounds this process. */
  readonly cgroupMemory: Fact<CgroupMemory>
}
