import type {Fix} from './limit.js'
import type {Message} from './message.js'

export type CauseId =
  | 'loopback-down'
  | 'ephemeral-ports-used-up'
  | 'client-open-files'
  | 'server-open-files'
  | 'accept-queue-overflow'
  | 'unexplained'

/** What a shortfall is put down to. */
export interface Cause {
  readonly id: CauseId
  readonly confidence: 'certain' | 'likely' | 'possible'
  readonly evidence: Message
  readonly fix: readonly Fix[]
}
