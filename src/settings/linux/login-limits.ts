import {toNumber, type Count} from '../../model/count.js'
import type {LoginLimit, LoginLimits, WantedLimit} from '../../model/logins.js'
import {closeness, type NofileLine, type User} from './limits-conf.js'

/** A file of pam_limits with its lines about open files. */
export interface LimitsFile {
  readonly path: string
  readonly lines: readonly NofileLine[]
}

/** The limits of PID 1. */
interface Fallback {
  readonly soft: Count
  readonly hard: Count
}

/** Debian takes no more of PID 1's soft limit, because select(2) fails above it. Debian bug 783105. */
const mostFallbackSoft = 1024

/**
 * What a new login of the user gets: of the lines that name them most closely the last one, for soft and hard
 * each; a soft limit above the hard one is cut to it.
 *
 * @param files limits.conf, then limits.d in name order
 * @param fallback what Debian's pam_limits begins with; others leave a limit no line sets as it is
 */
export function loginLimits(
  files: readonly LimitsFile[],
  user: User,
  fallback: Fallback | undefined,
): LoginLimits {
  const soft = pick(files, user, 'soft') ?? {
    limit: fallback === undefined ? null : Math.min(mostFallbackSoft, toNumber(fallback.soft)),
    place: null,
  }
  const hard = pick(files, user, 'hard') ?? {limit: fallback?.hard ?? null, place: null}
  const isCut = toNumber(soft.limit ?? 0) > toNumber(hard.limit ?? 'unlimited')
  return {user: user.name, soft: isCut ? hard : soft, hard}
}

function pick(files: readonly LimitsFile[], user: User, end: 'soft' | 'hard'): LoginLimit | undefined {
  let best: {readonly rank: number; readonly limit: LoginLimit} | undefined
  for (const {path, lines} of files) {
    for (const {domain, ends, limit, line} of lines) {
      const rank = ends === end || ends === 'both' ? closeness(domain, user) : undefined
      if (rank !== undefined && rank <= (best?.rank ?? rank))
        best = {rank, limit: {limit, place: `${path}:${line}`}}
    }
  }
  return best?.limit
}

/** The hard limit no line is above. `unlimited` is left out: pam_limits makes fs.nr_open of it. */
export function highestHard(files: readonly LimitsFile[]): WantedLimit | undefined {
  return files
    .flatMap(({path, lines}) =>
      lines.flatMap(({ends, limit, line}) =>
        ends === 'soft' || limit === 'unlimited' ? [] : [{limit, place: `${path}:${line}`}],
      ),
    )
    .toSorted((a, b) => b.limit - a.limit)[0]
}
