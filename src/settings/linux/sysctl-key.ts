/**
 * A key as a path below /proc/sys. When the first separator is a dot, dots and slashes change places; when it is
 * a slash, a dot is part of a name: `net/ipv4/conf/eth0.5/forwarding`.
 */
export function keyToPath(key: string): string {
  const [separator] = /[./]/.exec(key) ?? []
  return separator === '.' ? key.replaceAll(/[./]/g, (one) => (one === '.' ? '/' : '.')) : key
}

/** The one spelling of a path: no slash in front, none twice. */
export function tidyPath(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '')
    .join('/')
}

export function isGlob(path: string): boolean {
  return /[*?[]/.test(path)
}

/** glob(7): wildcards match no slash, and no dot at the start of a name. */
export function globMatches(glob: string, path: string): boolean {
  const globParts = glob.split('/')
  const parts = path.split('/')
  return (
    globParts.length === parts.length && globParts.every((part, index) => partMatches(part, parts[index]))
  )
}

function partMatches(glob: string, part = ''): boolean {
  if (part.startsWith('.') && !glob.startsWith('.')) return false
  const pattern = glob.replaceAll(/\\(.)|\[([!^]?)(\]?[^\]]*)\]|\*|\?|[.+^${}()|[\]\\]/gs, toPattern)
  return new RegExp(`^${pattern}$`, 's').test(part)
}

function toPattern(token: string, escaped?: string, negated?: string, set?: string): string {
  if (escaped !== undefined) return literal(escaped)
  if (set !== undefined) return classPattern(set, negated !== '')
  if (token === '*') return '.*'
  return token === '?' ? '.' : literal(token)
}

/** A range that is turned round, `z-a`, has nothing in it. */
function classPattern(set: string, isNegated: boolean): string {
  const members = set.replaceAll(/(.)-(.)|(.)/gs, (_, low?: string, high?: string, one?: string) => {
    if (low === undefined || high === undefined) return literal(one ?? '')
    return low <= high ? `${literal(low)}-${literal(high)}` : ''
  })
  if (members === '') return isNegated ? '.' : '(?!)'
  return `[${isNegated ? '^' : ''}${members}]`
}

function literal(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\-]/, String.raw`\$&`)
}
