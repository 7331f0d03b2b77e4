import type {Fix} from '../model/limit.js'
import type {Requirement} from '../model/profile.js'
import type {SettingValue} from '../model/setting-value.js'
import {raiseSysctl} from '../limits/raise-sysctl.js'
import {raise} from '../settings/raise.js'

/**
 * How to give a setting what a profile wants of it. The limits of processes and the port range are not among them:
 * a rung of the ladder stands behind each, and knows better.
 */
export function waysToMeet({setting, wish}: Requirement, value: SettingValue): readonly Fix[] {
  if (setting.startsWith('RLIMIT_')) return []
  switch (wish.kind) {
    case 'atLeast':
      return value.shape === 'count' ? raiseSysctl(setting, wish.amount) : []
    case 'atLeastEach': {
      const raised = raise(value, wish.elements)
      return raised.shape === 'vector' ? raiseSysctl(setting, raised.numbers.join(' ')) : []
    }
    case 'exactly':
      return wish.value.shape === 'count' ? raiseSysctl(setting, String(wish.value.count)) : []
    case 'covers':
      return coverBoth(setting, value, wish.value)
  }
}

/** Never narrower than it is. */
function coverBoth(setting: string, value: SettingValue, wanted: SettingValue): Fix[] {
  if (value.shape !== 'port-range' || wanted.shape !== 'port-range') return []
  const low = Math.min(value.range.low, wanted.range.low)
  const high = Math.max(value.range.high, wanted.range.high)
  return raiseSysctl(setting, `${low} ${high}`)
}
