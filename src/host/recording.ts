import type {Fact} from '../model/fact.js'
import type {HostIdentity} from '../model/host-identity.js'

/** Everything that was asked of a host, and its answers: enough to judge it again elsewhere. */
export interface Recording {
  readonly system: 'linux' | 'windows' | 'other'
  readonly pid: number
  readonly texts: Readonly<Record<string, Fact<string>>>
  readonly links: Readonly<Record<string, Fact<string>>>
  readonly folders: Readonly<Record<string, Fact<readonly string[]>>>
  /** By the command line, its parts joined by blanks. */
  readonly outputs: Readonly<Record<string, Fact<string>>>
  readonly identity: Fact<HostIdentity>
}
