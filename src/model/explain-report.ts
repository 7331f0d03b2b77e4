import type {Rung} from './ladder.js'
import type {Fix} from './limit.js'
import type {SettingShape, SettingValue} from './setting-value.js'
import type {Topic} from './topic.js'

/** A setting as the catalogue and this host know it. */
export interface SettingNow {
  readonly name: string
  readonly shape: SettingShape
  /** What was read; `null` where this host was not asked, or has no such value. */
  readonly value: SettingValue | null
  /** Why there is no value; `not-asked` on a system that is not Linux. */
  readonly state: 'known' | 'absent' | 'unreadable' | 'not-asked'
  readonly source: string | null
  readonly elements: readonly string[] | null
  /** What stands for a value in commands: VALUE, LOW HIGH. */
  readonly placeholder: string
  readonly kernelDefault: string
  readonly scope: 'host' | 'namespace' | 'process'
  readonly inContainer: 'settable' | 'read-only' | 'absent'
  readonly since: string | null
  readonly module: string | null
  readonly link: string
}

/** One thing that was asked for. The words are in `src/text/`, by topic. */
export interface Explanation {
  readonly topic: Topic
  /** The words it was asked for with. */
  readonly asked: string
  /** The number of an error, Linux's or Winsock's. */
  readonly number: number | null
  /** The setting itself, or the one behind a limit. */
  readonly setting: SettingNow | null
  /** The limits it is about, judged for the target; none on a system that is not Linux. */
  readonly limits: readonly Rung[]
  /** How the setting is changed, where no limit says it with its own number. */
  readonly changes: readonly Fix[]
}

/** The answer to "what is this?". */
export interface ExplainReport {
  readonly kind: 'explain'
  /** What "why it matters" and the ceilings are about. */
  readonly target: number
  readonly explanations: readonly Explanation[]
}
