import type {Profile} from '../model/profile.js'

/**
 * A profile with the lines of the one it builds on. A line of its own stands in the place of the parent's line of
 * the same setting, the whole of it; new ones come last.
 */
export function inherit(child: Profile, parent: Profile): Profile {
  const own = new Map(child.entries.map((entry) => [entry.setting, entry]))
  const inherited = parent.entries.map((entry) => own.get(entry.setting) ?? entry)
  const known = new Set(parent.entries.map(({setting}) => setting))
  return {...child, entries: [...inherited, ...child.entries.filter(({setting}) => !known.has(setting))]}
}
