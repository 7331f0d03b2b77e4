import type {CheckReport} from './check-report.js'
import type {FloodReport} from './flood-report.js'

/** Check, then flood, then the command. What was not reached is `null`. */
export interface GateReport {
  readonly kind: 'gate'
  readonly outcome: 'passed' | 'check-failed' | 'check-undetermined' | 'flood-short' | 'interrupted'
  readonly target: number
  readonly check: CheckReport
  readonly flood: FloodReport | null
  /** The command that runs next, or would have. */
  readonly command: readonly string[]
}
