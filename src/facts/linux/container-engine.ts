import {absent, known, type Fact} from '../../model/fact.js'
import type {ContainerEngine} from '../../model/facts.js'
import type {Host} from '../../host/host.js'
import {isInOwnProcessNamespace} from './process-namespace.js'

const source = '/proc/self/mountinfo'

/** Where engines keep the files they mount into a container, such as its /etc/hosts. */
const places: readonly (readonly [part: string, engine: ContainerEngine])[] = [
  ['/kubelet/pods/', 'kubernetes'],
  ['/docker/containers/', 'docker'],
  ['/containers/storage/', 'podman'],
]

/**
 * By the read-only mount every engine puts over /proc/sys; a privileged container has none, and may write there. systemd
 * puts one over services with ProtectKernelTunables=, which are in no process namespace of their own.
 */
export async function readContainerEngine(host: Host): Promise<Fact<ContainerEngine>> {
  const mountinfo = await host.readText(source)
  if (mountinfo.state !== 'known') return mountinfo
  // "id parent device root mountpoint options …"
  const mounts = mountinfo.value.split('\n').map((line) => line.split(' '))
  const isLocked = mounts.some(
    ([, , , , point, options = '']) => point === '/proc/sys' && options.split(',').includes('ro'),
  )
  if (!isLocked) return absent(source)
  const engine = places.find(([part]) => mounts.some(([, , , root = '']) => root.includes(part)))?.[1]
  if (engine !== undefined) return known(engine, source)
  return (await isInOwnProcessNamespace(host)) ? known('unknown', source) : absent(source)
}
