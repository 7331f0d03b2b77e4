import type {Count} from './count.js'
import type {Fact} from './fact.js'

/** One limit a new login gets. */
export interface LoginLimit {
  /** `null` when no line sets it and what the login starts from is not known. */
  readonly limit: Count | null
  /** The line that says so, `/etc/security/limits.d/99-x.conf:3`; `null` when no line does and PAM falls back. */
  readonly place: string | null
}

/** What a new login of a user gets from limits.conf and limits.d. */
export interface LoginLimits {
  readonly user: string
  readonly soft: LoginLimit
  readonly hard: LoginLimit
}

/** A hard open-file limit that a line of limits.conf or limits.d wants, for whomever. */
export interface WantedLimit {
  readonly limit: number
  readonly place: string
}

/** Open files of new logins: ssh, su, cron and whatever else goes through pam_limits. */
export interface Logins {
  /** Of the calling user; absent where PAM's limits are not installed. */
  readonly openFiles: Fact<LoginLimits>
  /** The highest hard limit any line wants; absent when none wants any. */
  readonly highestHard: Fact<WantedLimit>
}
