import type {Count} from './count.js'

/** An inclusive range of TCP or UDP ports. */
export interface PortRange {
  readonly low: number
  readonly high: number
}

/** The value of a setting, parsed once at the door. */
export type SettingValue =
  | {readonly shape: 'count'; readonly count: Count}
  | {readonly shape: 'vector'; readonly numbers: readonly number[]}
  | {readonly shape: 'port-range'; readonly range: PortRange}
  | {readonly shape: 'port-list'; readonly ranges: readonly PortRange[]}
  | {readonly shape: 'text'; readonly text: string}

export type SettingShape = SettingValue['shape']

export function portsIn(range: PortRange): number {
  return range.high - range.low + 1
}
