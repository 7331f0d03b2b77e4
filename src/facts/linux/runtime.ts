import type {Runtime} from '../../model/workload.js'

/** Programs by the name of their file. Where a program of that name may be written in anything, it is not here. */
const programs: readonly (readonly [RegExp, Runtime])[] = [
  [/^node(js)?$/, 'node'],
  [/^(python|pypy)[\d.]*$|^(gunicorn|uvicorn|hypercorn|daphne)$/, 'python'],
  [/^java$/, 'jvm'],
  [/^(nginx|openresty|angie)$/, 'nginx'],
  [/^(docker-proxy|dockerd|caddy|traefik|etcd|prometheus)$/, 'go'],
  [/^(haproxy|envoy|apache2|httpd|lighttpd|redis-server|memcached|sshd)$/, 'c'],
]

/** What a program is most likely written in, by the first of its names that says so. */
export function runtimeOf(names: readonly string[]): Runtime | null {
  for (const name of names) {
    const file = name
      .replace(/ \(deleted\)$/, '')
      .replace(/^.*\//, '')
      .replace(/:.*$/, '')
    const runtime = programs.find(([pattern]) => pattern.test(file))?.[1]
    if (runtime !== undefined) return runtime
  }
  return null
}
