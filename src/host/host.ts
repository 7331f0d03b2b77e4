import type {Fact} from '../model/fact.js'
import type {HostIdentity} from '../model/host-identity.js'

/**
 * The one door to the machine, reading only. Nothing behind it throws for what the machine does: a missing
 * file is `absent`, one that cannot be read is `unreadable` with the errno as its reason.
 */
export interface Host {
  readonly system: 'linux' | 'windows' | 'other'
  /** The process that asks. */
  readonly pid: number
  readText(path: string): Promise<Fact<string>>
  /** At most `mostBytes` from the start. */
  readBytes(path: string, mostBytes: number): Promise<Fact<Uint8Array>>
  /** Where a symbolic link points. */
  readLink(path: string): Promise<Fact<string>>
  /** Names in a folder, without the folder. */
  listFolder(path: string): Promise<Fact<readonly string[]>>
  /** Standard output of a program that exits 0, started without a shell, with an absolute path or a name on PATH. */
  run(file: string, args: readonly string[]): Promise<Fact<string>>
  identity(): Promise<Fact<HostIdentity>>
}
