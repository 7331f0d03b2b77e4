import type {SettingValue} from './setting-value.js'

/** A line of a profile counts only where another setting has this value. */
export interface Condition {
  readonly setting: string
  readonly equals: Extract<SettingValue, {shape: 'count'}>
}

/** How a profile wants a setting. */
export type Wish =
  /** A count at least this large; for a port range, at least this many ports. `auto` is sized from the workload. */
  | {readonly kind: 'atLeast'; readonly amount: number | 'auto'}
  | {readonly kind: 'exactly'; readonly value: SettingValue}
  /** A port range that contains at least this one. */
  | {readonly kind: 'covers'; readonly value: SettingValue}

export interface ProfileEntry {
  readonly setting: string
  readonly wish: Wish
  readonly why: string
  readonly when?: Condition
  /** What a setting that misses its wish is worth. */
  readonly severity: 'fail' | 'warn'
}

/** Data: which settings, wanted how, and why. */
export interface Profile {
  readonly name: string
  readonly description: string
  readonly system: 'linux' | 'windows'
  readonly entries: readonly ProfileEntry[]
}

/** A profile's wish, resolved for one workload: nothing is `auto` any more. */
export interface Requirement {
  readonly setting: string
  readonly wish:
    | {readonly kind: 'atLeast'; readonly amount: number}
    | {readonly kind: 'exactly'; readonly value: SettingValue}
    | {readonly kind: 'covers'; readonly value: SettingValue}
  readonly why: string
  readonly when?: Condition
  readonly severity: 'fail' | 'warn'
}
