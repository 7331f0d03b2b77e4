import type {Condition, Requirement, Wish} from './profile.js'
import type {SettingShape} from './setting-value.js'
import type {Workload} from './workload.js'

/** A line of a profile. Resolved, no wish is `auto` any more. */
export interface ProfileLine {
  readonly setting: string
  /** What the catalogue knows of it; `null` for a setting nobody described. */
  readonly shape: SettingShape | null
  readonly wish: Wish | Requirement['wish']
  readonly severity: 'fail' | 'warn'
  readonly when: Condition | null
  readonly why: string
}

/** One profile with the lines of those it builds on. */
export interface ProfileReport {
  readonly kind: 'profile'
  readonly name: string
  readonly description: string
  readonly system: 'linux' | 'windows'
  readonly extends: string | null
  /** What `auto` was sized for; `null` when it was not. */
  readonly workload: Workload | null
  readonly settings: readonly ProfileLine[]
}

/** The built-in profiles. */
export interface ProfileListReport {
  readonly kind: 'profile-list'
  readonly profiles: readonly {
    readonly name: string
    readonly description: string
    readonly system: 'linux' | 'windows'
    readonly extends: string | null
    /** How many, those of the parent included. */
    readonly settings: number
  }[]
}

/** A file that is a profile. One that is not is an error. */
export interface ProfileValidReport {
  readonly kind: 'profile-valid'
  readonly file: string
  readonly name: string
  readonly settings: number
}
