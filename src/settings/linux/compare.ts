import {toNumber} from '../../model/count.js'
import type {SettingValue} from '../../model/setting-value.js'
import {satisfies} from '../satisfies.js'

/** Of these more is not better, nor is less. */
const withoutOrder = [
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_abort_on_overflow',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_syn_linear_timeouts',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_timestamps',
  'net.ipv4.tcp_tw_reuse',
  'net.ipv4.tcp_tw_reuse_delay',
]

/** The kernel rounds the size of this table up to whole pages. */
const roundedUp = 'net.netfilter.nf_conntrack_buckets'
const bucketsPerPage = 512

/**
 * How one value of a setting is to another for many connections. A vector may be shorter than the other: what it
 * leaves out stays as it is. `undefined`: their shapes differ.
 */
export function compare(
  name: string,
  one: SettingValue,
  other: SettingValue,
): 'same' | 'better' | 'worse' | 'different' | undefined {
  if (one.shape !== other.shape) return undefined
  const differences = differencesOf(name, one, other)
  if (differences === undefined) {
    return satisfies(one, {kind: 'exactly', value: other}) === true ? 'same' : 'different'
  }
  if (differences.every((difference) => difference === 0)) return 'same'
  if (withoutOrder.includes(name)) return 'different'
  if (differences.every((difference) => difference >= 0)) return 'better'
  return differences.every((difference) => difference <= 0) ? 'worse' : 'different'
}

/** Positive where the one has more; `undefined` for what has no size. */
function differencesOf(name: string, one: SettingValue, other: SettingValue): number[] | undefined {
  if (one.shape === 'count' && other.shape === 'count') {
    const [a, b] = [toNumber(one.count), toNumber(other.count)]
    const isRounded = name === roundedUp && Math.ceil(a / bucketsPerPage) === Math.ceil(b / bucketsPerPage)
    return [a === b || isRounded ? 0 : a - b]
  }
  if (one.shape === 'port-range' && other.shape === 'port-range') {
    return [other.range.low - one.range.low, one.range.high - other.range.high]
  }
  if (one.shape === 'vector' && other.shape === 'vector') {
    const both = Math.min(one.numbers.length, other.numbers.length)
    return one.numbers.slice(0, both).map((number, index) => number - (other.numbers[index] ?? number))
  }
  return undefined
}
