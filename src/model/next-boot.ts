import type {Fact} from './fact.js'
import type {SettingValue} from './setting-value.js'

/**
 * Who applies the sysctl files: systemd-sysctl at boot; `sysctl --system` of procps when people and configuration
 * tools run it by hand. The two do not always come to the same value.
 */
export type SysctlEngine = 'systemd' | 'procps'

/** A line of a file that sets something. */
export interface Assignment {
  /** What is written there, as it is written. */
  readonly text: string
  /** `/etc/sysctl.d/99-x.conf:3` */
  readonly place: string
}

/** The value a setting gets from the files. A vector may be shorter than the setting: the kernel keeps the rest. */
export interface FileValue {
  readonly value: SettingValue
  /** Lines that would set the setting, and lose against the one that does. In the order they are read. */
  readonly shadowed: readonly Assignment[]
}

/**
 * What the files make of one setting under each engine. The source of a known value is its file and line; absent
 * means that no file sets it; unreadable that a file which could decide was not readable or not understood.
 */
export type FromFiles = Readonly<Record<SysctlEngine, Fact<FileValue>>>

/** What the next boot makes of the settings. */
export interface NextBoot {
  readonly settings: Readonly<Record<string, FromFiles>>
  /** The active profile of TuneD, which sets values at boot that are in no sysctl file; absent without one. */
  readonly tunedProfile: Fact<string>
}
