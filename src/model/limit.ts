import type {Count} from './count.js'
import type {Facts} from './facts.js'
import type {LimitId} from './limit-id.js'
import type {Message} from './message.js'
import type {Workload} from './workload.js'

/** The numbers a formula was computed from, by the names it uses. */
export type FormulaInputs = Readonly<Record<string, Count>>

/** What a limit makes of facts and workload. */
export type Assessment =
  | {
      readonly state: 'ceiling'
      /** Connections this limit allows; `null` when it does not bound them. */
      readonly ceiling: number | null
      /** In the names of `inputs`, so that a person can put the numbers in. */
      readonly formula: string
      readonly inputs: FormulaInputs
      /** The setting behind this ceiling where it is not the limit's own; `null` when it is none. */
      readonly setting?: string | null
    }
  | {readonly state: 'unknown'; readonly source: string; readonly reason: string}
  | {readonly state: 'not-applicable'; readonly reason: Message}

/** Something that can run out. */
export interface Limit {
  readonly id: LimitId
  /** The setting behind it, under its own name; absent for memory, which is not a setting. */
  readonly setting?: string
  /** Whether a ceiling below the target stops this workload, or only slows or endangers it. */
  readonly below: (workload: Workload) => 'fail' | 'warn'
  readonly assess: (facts: Facts, workload: Workload) => Assessment
  /** The value of `setting` that lets the target through, headroom included; what `auto` in a profile means. */
  readonly size?: (workload: Workload) => number
  /** The finding when the ceiling is below the target. */
  readonly shortfall: (ceiling: number, inputs: FormulaInputs, workload: Workload) => Message
  /** How to raise it, the nearest layer first. Asked for only when the ceiling is below the target. */
  readonly fixes: (facts: Facts, workload: Workload) => readonly Fix[]
}

/** Where a change is made. */
export type Layer =
  | 'shell'
  | 'runtime'
  | 'next-boot'
  | 'logins'
  | 'service'
  | 'container'
  /** Below this container or virtual machine: its own root cannot change it. */
  | 'host'
  | 'application'
  | 'workload'

/** One way to raise a limit, at one layer. */
export interface Fix {
  readonly layer: Layer
  readonly how: Message
}
