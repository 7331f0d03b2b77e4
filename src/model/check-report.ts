import type {HostIdentity} from './host-identity.js'
import type {Rung} from './ladder.js'
import type {Fix} from './limit.js'
import type {LimitId} from './limit-id.js'
import type {Message} from './message.js'
import type {ServerReport} from './server-report.js'
import type {Verdict} from './verdict.js'
import type {Workload} from './workload.js'

/** A limit or a requirement against facts. `id` is stable: the limit's id, the setting's own name, or `server-…`. */
export interface Finding {
  readonly id: string
  /** `condition` is advice about the moment and takes no part in the report's verdict. */
  readonly kind: 'limit' | 'setting' | 'server' | 'drift' | 'condition'
  readonly verdict: Verdict
  readonly message: Message
  /** How to mend it; those of a limit stand at its rung. */
  readonly fixes?: readonly Fix[]
}

/** The answer to "can this host hold N?". */
export interface CheckReport {
  readonly kind: 'check'
  readonly verdict: Verdict
  readonly target: number
  /** The ceiling of the binding limit; `null` when nothing that is known bounds the connections. */
  readonly ceiling: number | null
  readonly binding: LimitId | null
  /** Lowest ceiling first; unbounded, unknown and not-applicable ones last. */
  readonly ladder: readonly Rung[]
  readonly findings: readonly Finding[]
  /** The running servers that were named, in that order. */
  readonly servers: readonly ServerReport[]
  readonly workload: Workload
  readonly profile: string
  readonly host: HostIdentity | null
}
