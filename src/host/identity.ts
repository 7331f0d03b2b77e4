import {availableParallelism, release} from 'node:os'
import systeminformation from 'systeminformation'
import {known, unreadable, type Fact} from '../model/fact.js'
import type {HostIdentity} from '../model/host-identity.js'

const source = 'systeminformation'

/** What machine this is. Host name, serial numbers and addresses are left behind. */
export async function readIdentity(): Promise<Fact<HostIdentity>> {
  try {
    const [os, system, memory] = await Promise.all([
      systeminformation.osInfo(),
      systeminformation.system(),
      systeminformation.mem(),
    ])
    return known(
      {
        os: [os.distro, os.release].filter((part) => part !== '' && part !== 'unknown').join(' '),
        kernel: os.kernel === '' ? release() : os.kernel,
        architecture: os.arch,
        cpus: availableParallelism(),
        memoryBytes: memory.total,
        virtualisation: system.virtual ? [system.virtualHost, system.model].filter(Boolean).join(', ') : '',
      },
      source,
    )
  } catch (error) {
    return unreadable(source, error instanceof Error ? error.message : String(error))
  }
}
