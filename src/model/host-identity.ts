/** Which machine the facts are of. Names and serial numbers of the machine are left out on purpose. */
export interface HostIdentity {
  /** For example "Debian GNU/Linux 12". */
  readonly os: string
  readonly kernel: string
  readonly architecture: string
  readonly cpus: number
  readonly memoryBytes: number
  /** The hypervisor or container the system runs in, or '' when none was recognised. */
  readonly virtualisation: string
}
