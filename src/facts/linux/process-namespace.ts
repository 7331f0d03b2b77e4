import type {Host} from '../../host/host.js'

/** The number of the first one is fixed in the kernel: PROC_PID_INIT_INO. */
const first = 'pid:[4026531836]'

/** Whether this is another process namespace than the machine's first, as in a container; false where it cannot be told. */
export async function isInOwnProcessNamespace(host: Host): Promise<boolean> {
  const namespace = await host.readLink('/proc/self/ns/pid')
  return namespace.state === 'known' && namespace.value !== first
}
