import type {Container} from '../../model/server-facts.js'

const idLength = 64

/** The container named by a control group's path, as its engine makes it, cgroup v1 or v2. */
export function containerIn(cgroup: string): Container | undefined {
  for (const path of cgroup.split('\n')) {
    const [, prefix = '', id] =
      new RegExp(`/(?:([a-z-]+)-)?([0-9a-f]{${idLength}})(?:\\.scope)?(?:/|$)`).exec(path) ?? []
    if (id !== undefined) return {engine: engineOf(path, prefix), id}
    const [, name] = /\/lxc(?:\/|\.payload\.)([^/.]+)/.exec(path) ?? []
    if (name !== undefined) return {engine: 'lxc', id: name}
  }
  return undefined
}

function engineOf(path: string, prefix: string): Container['engine'] {
  if (path.includes('/kubepods')) return 'kubernetes'
  if (prefix === 'docker' || path.includes('/docker/')) return 'docker'
  if (prefix === 'libpod' || path.includes('/libpod_parent/')) return 'podman'
  if (prefix === 'crio') return 'crio'
  return prefix === 'cri-containerd' || path.includes('/containerd') ? 'containerd' : 'unknown'
}

/** The systemd service in a control group's path, the innermost; the service that carries a user's session is none. */
export function serviceIn(cgroup: string): string | undefined {
  return [...cgroup.matchAll(/\/([^/\n]+\.service)(?=\/|$)/gm)]
    .map(([, name = '']) => name)
    .findLast((name) => !name.startsWith('user@'))
}
