import type {Cause} from './cause.js'
import type {LimitId} from './limit-id.js'
import type {Workload} from './workload.js'

/** How long connect() took, in milliseconds, over all connected ones. */
export interface LatencySummary {
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
}

/** Failures of one kind. `code` is the errno's name, `TIMEOUT` for our own deadline, `EOF` for a peer that closed. */
export interface FailureCount {
  readonly code: string
  readonly count: number
}

/** What a flood counted, reconciled over both ends. */
export interface Ledger {
  /** Connects that were begun. */
  readonly attempted: number
  /** The client believes it is connected. */
  readonly connected: number
  /** The server got it from accept(). */
  readonly accepted: number
  /** One byte went there and back. */
  readonly verified: number
  /** Alive at both ends when the hold was over. */
  readonly held: number
  /** Were connected, and are no longer alive at both ends, or never were. */
  readonly lost: number
  readonly failures: readonly FailureCount[]
}

/** The answer to "did this host hold N just now?". */
export interface FloodReport extends Ledger {
  readonly kind: 'flood'
  readonly outcome: 'held' | 'short' | 'interrupted'
  readonly target: number
  readonly engine: {
    readonly name: 'net'
    /** Connects in flight at once, over all client processes. Latency includes waiting among them. */
    readonly window: number
    /** Processes per side. */
    readonly processes: number
  }
  readonly address: string
  readonly port: number
  /** Held ÷ target. */
  readonly successRate: number
  /** From the first connect to the end of the last one. */
  readonly openingMs: number
  readonly holdMs: number
  /** Connected ÷ opening time. */
  readonly connectionsPerSecond: number
  /** `null` when nothing connected. */
  readonly connectLatency: LatencySummary | null
  /** How far the kernel's TCP counters moved, those that moved; `null` when they could not be read. */
  readonly counters: Readonly<Record<string, number>> | null
  /** Bytes per held connection, both ends together; `null` where it could not be measured. */
  readonly memoryPerConnection: {readonly kernelBytes: number | null; readonly programBytes: number | null}
  /** Sockets of this flood in TIME_WAIT after it closed; `null` when it could not be read. */
  readonly timeWaitLeft: number | null
  /** What the ladder said beforehand, for this very workload. */
  readonly predictedCeiling: number | null
  readonly predictedBinding: LimitId | null
  readonly causes: readonly Cause[]
  readonly workload: Workload
}
