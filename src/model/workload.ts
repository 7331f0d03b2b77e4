export const roles = ['both', 'client', 'server'] as const

/** Which ends of the connections live on this host. */
export type Role = (typeof roles)[number]

export const runtimes = ['node', 'go', 'jvm', 'python', 'c', 'nginx', 'other'] as const

/** What the program that opens or accepts the connections is written in. */
export type Runtime = (typeof runtimes)[number]

/** What is about to run. `check`, `flood` and `gate` always mean the same one. */
export interface Workload {
  /** Connections open at the same time. */
  readonly target: number
  readonly role: Role
  /** New connections per second, when the user said so. */
  readonly ratePerSecond?: number
  /** Distinct client addresses. */
  readonly sources: number
  /** Distinct server address and port pairs. */
  readonly destinations: number
  /** Processes per side that share the load equally. */
  readonly processes: number
  readonly runtime: Runtime
  /** Connections closed and opened anew per second, beside the target that stays. */
  readonly churnPerSecond?: number
  /** Threads the server keeps per connection; absent for event loops. */
  readonly threadsPerConnection?: number
  /** Directly connected layer-2 neighbours the connections come from or go to. */
  readonly peers?: number
  /** Share of the connections that have unread or unsent data at the same time, 0 to 1. */
  readonly queuedShare?: number
  /** What the server passes to listen(); absent when it is not known. */
  readonly backlog?: number
}

/** How many ends of each connection this host carries. */
export function endsOnThisHost(role: Role): 1 | 2 {
  return role === 'both' ? 2 : 1
}

/**
 * Whether programs of this runtime raise their soft open-file limit to the hard one by themselves:
 * Node (libuv), Go since 1.19 and the JVM do; Python, C programs and nginx stop at the soft limit.
 */
export function raisesOpenFileLimit(runtime: Runtime): boolean {
  return runtime === 'node' || runtime === 'go' || runtime === 'jvm'
}

/** The address tuples among which the ephemeral ports can be used again. */
export function addressTuples(workload: Pick<Workload, 'sources' | 'destinations'>): number {
  return workload.sources * workload.destinations
}
