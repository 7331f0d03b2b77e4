import type {SettingShape} from '../model/setting-value.js'

/** Whose value it is: one for the machine, one per network namespace, one per process. */
export type Scope = 'host' | 'namespace' | 'process'

/** A knob the system has. */
export interface Setting {
  /** The operating system's own name. */
  readonly name: string
  readonly shape: SettingShape
  readonly scope: Scope
  /** Where its meaning can be checked. */
  readonly docs: string
}
