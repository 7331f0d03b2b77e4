import type {Count} from '../../model/count.js'

/** Whose login it is. */
export interface User {
  readonly name: string
  readonly uid: number
  /** The primary group. */
  readonly gid: number
  /** All groups, the primary one included. */
  readonly groups: readonly {readonly name: string; readonly gid: number}[]
}

/** A line about open files that pam_limits understands. */
export interface NofileLine {
  readonly domain: string
  readonly ends: 'soft' | 'hard' | 'both'
  readonly limit: Count
  readonly line: number
}

/** What is in a line, however many blanks: four words, of which pam_limits needs the first four and skips the rest. */
export function parseLimitsConf(text: string): NofileLine[] {
  return text.split('\n').flatMap((raw, index) => {
    const [domain = '', type = '', item = '', value = ''] = (raw.split('#')[0] ?? '').trim().split(/\s+/)
    const ends = endsOf(type.toLowerCase())
    const limit = limitOf(value.toLowerCase())
    return item.toLowerCase() === 'nofile' && ends !== undefined && limit !== undefined
      ? [{domain, ends, limit, line: index + 1}]
      : []
  })
}

function endsOf(type: string): NofileLine['ends'] | undefined {
  return type === '-' ? 'both' : type === 'soft' || type === 'hard' ? type : undefined
}

/** As strtoull(3) does, which takes the digits in front: 9000x is 9000, 0x100 is 0, -5 is near 2^64. */
function limitOf(text: string): Count | undefined {
  if (['-1', '-', 'unlimited', 'infinity'].includes(text)) return 'unlimited'
  const digits = /^[+-]?\d+/.exec(text)?.[0]
  if (digits === undefined) return undefined
  return Number(digits) < 0 ? 2 ** 64 + Number(digits) : Number(digits)
}

/**
 * How closely a domain names a user, the smaller the closer: by name or uid 0, by group 1, `*` 2; `undefined` when
 * it does not name them. Debian's pam_limits applies neither `*` nor `@group` to root, but number ranges it does.
 */
export function closeness(domain: string, user: User): 0 | 1 | 2 | undefined {
  if (domain === user.name) return 0
  const isGroup = domain.startsWith('@')
  const name = isGroup ? domain.slice(1) : domain
  if (!name.includes(':')) {
    if (user.uid === 0) return undefined
    if (isGroup) return user.groups.some((group) => group.name === name) ? 1 : undefined
    return name === '*' ? 2 : undefined
  }
  const [, least, most] = /^(\d*):(\d*)$/.exec(name) ?? []
  if (least === undefined || most === undefined || `${least}${most}` === '') return undefined
  if (isGroup && least === '') return user.groups.some(({gid}) => gid === Number(most)) ? 1 : undefined
  const id = isGroup ? user.gid : user.uid
  const low = least === '' ? Number(most) : Number(least)
  const high = most === '' ? Number.POSITIVE_INFINITY : Number(most)
  return low <= id && id <= high ? (isGroup ? 1 : 0) : undefined
}
