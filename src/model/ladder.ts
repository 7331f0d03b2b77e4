import type {Fix, FormulaInputs} from './limit.js'
import type {LimitId} from './limit-id.js'
import type {Message} from './message.js'
import type {SettingValue} from './setting-value.js'
import type {Verdict} from './verdict.js'

/** One limit, judged against the target. */
export interface Rung {
  readonly limit: LimitId
  readonly verdict: Verdict
  /** Connections; `null` when the limit does not bound them or its ceiling is not known (see `verdict`). */
  readonly ceiling: number | null
  /** Whether this limit stops the workload when it is too low, or only warns. */
  readonly stops: boolean
  readonly formula?: string
  readonly inputs?: FormulaInputs
  /** The setting behind the limit, with the value that was read. */
  readonly setting?: {readonly name: string; readonly value?: SettingValue}
  /** Why the verdict is unknown or not-applicable. */
  readonly reason?: Message
  readonly fixes: readonly Fix[]
}

/** The lowest rung that stops the workload; what the first line of a report names. */
export function bindingRung(ladder: readonly Rung[]): (Rung & {readonly ceiling: number}) | undefined {
  for (const rung of ladder) {
    if (rung.stops && rung.ceiling !== null) return {...rung, ceiling: rung.ceiling}
  }
  return undefined
}
