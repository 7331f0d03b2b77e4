import type {SettingShape} from '../model/setting-value.js'

/** Whose value it is: one for the machine, one per network namespace, one per process. */
type Scope = 'host' | 'namespace' | 'process'

/**
 * What a process in a network namespace of its own sees: the setting can be set there, only read, or is not there.
 * A new namespace starts from the kernel's default, except where the value is copied from the initial one.
 */
type InContainer = 'settable' | 'read-only' | 'absent'

/** A knob the system has. */
export interface Setting {
  /** The operating system's own name. */
  readonly name: string
  readonly shape: SettingShape
  /** What the elements of a vector are, in their order; absent where it has one element or any number. */
  readonly elements?: readonly string[]
  readonly scope: Scope
  readonly inContainer: InContainer
  /** The kernel's default, in words where it depends on the machine. */
  readonly kernelDefault: string
  /** The first kernel that has it, as major.minor; absent when every supported one does. */
  readonly since?: string
  /** The kernel module that brings it. */
  readonly module?: string
  /** Where its meaning can be checked. */
  readonly docs: string
}
