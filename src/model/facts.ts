import type {Fact} from './fact.js'
import type {HostIdentity} from './host-identity.js'
import type {Logins} from './logins.js'
import type {NextBoot} from './next-boot.js'
import type {SettingValue} from './setting-value.js'

export const containerEngines = ['docker', 'kubernetes', 'podman', 'unknown'] as const

export type ContainerEngine = (typeof containerEngines)[number]

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
  /**
   * Who started the container this is, where it may not write settings itself; absent on a host and in a container that
   * may.
   */
  readonly container: Fact<ContainerEngine>
  /** TCP ports, IPv4 and IPv6, that some socket listens on in this network namespace. Ascending. */
  readonly listeningPorts: Fact<readonly number[]>
  /** MemAvailable: what can be taken without swapping. */
  readonly memoryAvailableBytes: Fact<number>
  /** Absent when no control group bounds this process. */
  readonly cgroupMemory: Fact<CgroupMemory>
  /** Absent when no control group bounds the processes and threads. */
  readonly cgroupPids: Fact<CgroupPids>
  readonly sockets: SocketCounts
  /** Entries of the connection-tracking table that this network namespace has; absent without the module. */
  readonly conntrackCount: Fact<number>
  /** Processes and threads of the whole system. */
  readonly threads: Fact<number>
  readonly condition: HostCondition
  /**
   * What the sysctl files make of the settings. Absent where nothing applies them at boot by rules that are known: a
   * container, or a system without systemd; unreadable where a folder of them is.
   */
  readonly nextBoot: Fact<NextBoot>
  readonly logins: Logins
}

/** Processes and threads of the tightest control group. */
export interface CgroupPids {
  readonly limit: number
  readonly used: number
}

/** The kernel's own count of TCP sockets, /proc/net/sockstat. */
export interface SocketCounts {
  /** In this network namespace. */
  readonly timeWait: Fact<number>
  /** On the whole host. */
  readonly orphans: Fact<number>
  /** Pages of queued data on the whole host. */
  readonly queuedPages: Fact<number>
}

/** How the host is doing right now: what spoils a benchmark although no limit is reached. */
export interface HostCondition {
  /** Average of runnable tasks over the last minute. */
  readonly loadAverage: Fact<number>
  readonly swapUsedBytes: Fact<number>
  /** Packets dropped because a CPU's backlog queue was full, since boot, all CPUs. */
  readonly backlogDrops: Fact<number>
  /** The CPU frequency governor; absent in most virtual machines. */
  readonly governor: Fact<string>
  readonly clockSource: Fact<string>
}
