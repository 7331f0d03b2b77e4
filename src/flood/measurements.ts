import type {Counters} from './counters.js'
import type {Evidence} from './evidence.js'
import type {FromClient, FromServer} from './protocol.js'

/** Everything one flood measured, process by process, before anything is concluded from it. */
export interface Measurements {
  readonly port: number
  readonly opened: readonly Extract<FromClient, {type: 'opened'}>[]
  readonly verified: readonly number[]
  readonly atClients: readonly Extract<FromClient, {type: 'counted'}>[]
  readonly atServers: readonly Extract<FromServer, {type: 'counted'}>[]
  readonly openingMs: number
  readonly holdMs: number
  readonly before: Evidence
  readonly after: Evidence
  readonly counters: Counters | null
  readonly timeWaitLeft: number | null
  readonly isInterrupted: boolean
}
