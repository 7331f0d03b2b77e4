import type {Count} from './count.js'
import type {Fact} from './fact.js'
import type {CgroupMemory, CgroupPids} from './facts.js'
import type {Runtime} from './workload.js'

/** A running server, as the user named it. */
export type ServerQuery =
  | {readonly by: 'port'; readonly port: number}
  | {readonly by: 'pid'; readonly pid: number}

/** One TCP socket that listens. */
export interface ListeningSocket {
  /** As `ss` writes it: 127.0.0.1, 0.0.0.0, ::1; `*` is IPv6 and IPv4 at once, `::` without ss may be that too. */
  readonly address: string
  readonly port: number
  readonly inode: number
  /** Connections the kernel finished that accept() did not take yet: the socket's Recv-Q. */
  readonly queued: number
  /** The smaller of listen()'s argument and of net.core.somaxconn at that moment: the socket's Send-Q. */
  readonly backlog: Fact<number>
  /** Processes that hold it, ascending. Without root only those of the same user can be seen. */
  readonly owners: Fact<readonly number[]>
}

/** Where a process runs that is not in the container tune runs in. */
export interface Container {
  readonly engine: 'docker' | 'podman' | 'kubernetes' | 'containerd' | 'crio' | 'lxc' | 'unknown'
  readonly id: string
}

/** Seen from tune: the same namespace, or one of its own. */
export type Namespace = 'ours' | 'another'

/** A process that holds a listening socket of the server, or a worker that gets its connections from one that does. */
export interface ServerProcess {
  readonly pid: number
  readonly parent: Fact<number>
  /** The letter of /proc/PID/stat: R running, S asleep, T stopped, Z dead … */
  readonly state: Fact<string>
  /** The kernel's name of it, /proc/PID/comm. */
  readonly program: Fact<string>
  /** The first word of its command line; the rest may hold secrets. */
  readonly command: Fact<string>
  /** Guessed from the program file's name; `null` when the name says nothing. */
  readonly runtime: Runtime | null
  /** Since 1970, to the second. */
  readonly startedAtMs: Fact<number>
  readonly openFileLimit: Fact<{readonly soft: Count; readonly hard: Count}>
  readonly openFiles: Fact<number>
  /** How many of the open files are connections of the server's ports. */
  readonly connections: Fact<number>
  /** Absent when no control group bounds it. */
  readonly cgroupMemory: Fact<CgroupMemory>
  /** Absent when no control group bounds it. */
  readonly cgroupPids: Fact<CgroupPids>
  /** The systemd service it belongs to; absent for anything else. */
  readonly unit: Fact<string>
  /** Absent when it is in none, or in the one tune itself runs in. */
  readonly container: Fact<Container>
  readonly networkNamespace: Fact<Namespace>
  readonly mountNamespace: Fact<Namespace>
}

/** What could be seen of one server. */
export interface ServerFacts {
  readonly asked: ServerQuery
  /** Ascending by port. Empty: nothing listens. Absent: there is no such process. */
  readonly sockets: Fact<readonly ListeningSocket[]>
  /** The owners of the sockets that can be seen, and their cluster workers, ascending. */
  readonly processes: readonly ServerProcess[]
  /** net.core.somaxconn of the network namespace the sockets are in. */
  readonly somaxconn: Fact<number>
}
