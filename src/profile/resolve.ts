import {limits} from '../limits/registry.js'
import type {Profile, Requirement, Wish} from '../model/profile.js'
import type {Workload} from '../model/workload.js'

/** A profile for one workload: every `auto` becomes the number the limit's own formula asks for. */
export function resolveProfile(profile: Profile, workload: Workload): Requirement[] {
  return profile.entries.map((entry) => ({...entry, wish: resolved(entry.setting, entry.wish, workload)}))
}

function resolved(setting: string, wish: Wish, workload: Workload): Requirement['wish'] {
  if (wish.kind !== 'atLeast') return wish
  return {kind: 'atLeast', amount: wish.amount === 'auto' ? sized(setting, workload) : wish.amount}
}

function sized(setting: string, workload: Workload): number {
  const size = limits.find((limit) => limit.setting === setting && limit.size !== undefined)?.size
  if (size === undefined) throw new Error(`${setting}: auto was not refused when the profile was read`)
  return size(workload)
}

/** Every setting whose value the profile needs, conditions included. */
export function settingsOf(requirements: readonly Pick<Requirement, 'setting' | 'when'>[]): string[] {
  return [...new Set(requirements.flatMap(({setting, when}) => (when ? [setting, when.setting] : [setting])))]
}
