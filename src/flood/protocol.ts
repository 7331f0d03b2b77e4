import type {FailureCount} from '../model/flood-report.js'

/** What the coordinator tells a server process. */
export type ToServer =
  /** Accept this many; the listener comes along as a handle when several processes share it. */
  | {readonly type: 'listen'; readonly port: number | 'handle'; readonly share: number}
  | {readonly type: 'count'}
  | {readonly type: 'close'}

export type FromServer =
  | {readonly type: 'listening'}
  /** The port could not be had. */
  | {readonly type: 'not-listening'; readonly code: string}
  | {readonly type: 'counted'; readonly accepted: number; readonly open: number}
  | {readonly type: 'closed'}

/** What the coordinator tells a client process. */
export type ToClient =
  | {readonly type: 'prepare'; readonly plan: ClientPlan}
  | {readonly type: 'open'}
  /** Begin no further connect. */
  | {readonly type: 'stop'}
  | {readonly type: 'verify'}
  | {readonly type: 'count'}
  | {readonly type: 'close'}

export type FromClient =
  | {readonly type: 'prepared'}
  | {
      readonly type: 'progress'
      readonly attempted: number
      readonly connected: number
      readonly failed: number
    }
  | {
      readonly type: 'opened'
      readonly attempted: number
      readonly connected: number
      readonly failures: readonly FailureCount[]
      /** An HdrHistogram of microseconds, compressed, in base64. */
      readonly latency: string
      readonly openingMs: number
    }
  | {readonly type: 'verified'; readonly count: number}
  | {
      readonly type: 'counted'
      readonly open: number
      /** Connections that ended by themselves after they were connected, by errno or EOF. */
      readonly lost: readonly FailureCount[]
    }
  | {readonly type: 'closed'}

export interface ClientPlan {
  readonly host: string
  readonly port: number
  readonly share: number
  /** Connects in flight at once. */
  readonly window: number
  readonly timeoutMs: number
  /** This process's part of the rate; absent means as fast as it goes. */
  readonly ratePerSecond?: number
  /** Local addresses to spread over; empty leaves the choice to the kernel. */
  readonly localAddresses: readonly string[]
  /** Connects after which the accept queue must be seen empty before the next. */
  readonly paceEvery: number
}
