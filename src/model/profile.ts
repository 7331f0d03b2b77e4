import type {SettingValue} from './setting-value.js'

/** A line of a profile counts only where another setting has this value. */
export interface Condition {
  readonly setting: string
  readonly equals: Extract<SettingValue, {shape: 'count'}>
}

/** The least of each element of a vector; `null` leaves that element as it is. */
export type LeastElements = readonly (number | null)[]

/** How a profile wants a setting, whatever the workload. */
type FixedWish =
  /** A count at least this large; for a port range, at least this many ports. */
  | {readonly kind: 'atLeast'; readonly amount: number}
  /** A vector of which no element is less. */
  | {readonly kind: 'atLeastEach'; readonly elements: LeastElements}
  | {readonly kind: 'exactly'; readonly value: SettingValue}
  /** A port range that contains at least this one. */
  | {readonly kind: 'covers'; readonly value: SettingValue}

/** How a profile wants a setting. `auto` is sized from the workload. */
export type Wish = FixedWish | {readonly kind: 'atLeast'; readonly amount: number | 'auto'}

export interface ProfileEntry {
  readonly setting: string
  readonly wish: Wish
  readonly why: string
  readonly when?: Condition
  /** What a setting that misses its wish is worth. */
  readonly severity: 'fail' | 'warn'
}

/** Which profile another one builds on, and where it says so. */
export interface ParentReference {
  /** The name of a built-in profile, or a path beside the file that names it. */
  readonly parent: string
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Data: which settings, wanted how, and why. */
export interface Profile {
  readonly name: string
  readonly description: string
  readonly system: 'linux' | 'windows'
  readonly extends?: ParentReference
  readonly entries: readonly ProfileEntry[]
}

/** A profile's wish, resolved for one workload: nothing is `auto` any more. */
export interface Requirement {
  readonly setting: string
  readonly wish: FixedWish
  readonly why: string
  readonly when?: Condition
  readonly severity: 'fail' | 'warn'
}
