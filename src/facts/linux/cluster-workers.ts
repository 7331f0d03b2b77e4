import type {Host} from '../../host/host.js'

/**
 * Workers of Node's cluster module, ascending: they hold the connections and not the socket, because the primary process
 * accepts for them. Node marks them in their environment (https://nodejs.org/api/cluster.html#how-it-works).
 */
export async function readClusterWorkers(host: Host, primary: number): Promise<readonly number[]> {
  const children = await host.readText(`/proc/${primary}/task/${primary}/children`)
  const pids = children.state === 'known' ? (children.value.match(/\d+/g) ?? []).map(Number) : []
  const workers: number[] = []
  for (const pid of pids) {
    const environment = await host.readText(`/proc/${pid}/environ`)
    if (environment.state === 'known' && /(^|\0)NODE_UNIQUE_ID=/.test(environment.value)) workers.push(pid)
  }
  return workers.toSorted((a, b) => a - b)
}
