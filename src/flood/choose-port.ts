import type {PortRange} from '../model/setting-value.js'

const leastUnprivileged = 1024
const highest = 65_535
const preferred = 20_000

/** How many taken ports to step over. */
const most = 32

/**
 * Ports to try to listen on, best first: outside the ephemeral range, because a listener inside it takes a port from
 * the clients. Where the range leaves nothing, any port will do (0).
 */
export function candidatePorts(range: PortRange | undefined, listening: readonly number[]): number[] {
  const taken = new Set(listening)
  const isFree = (port: number) =>
    !taken.has(port) && (range === undefined || port < range.low || port > range.high)
  const ports: number[] = []
  // Downwards from a number few services use, then whatever else lies outside.
  for (let port = preferred; port >= leastUnprivileged && ports.length < most; port--)
    if (isFree(port)) ports.push(port)
  for (let port = highest; port > preferred && ports.length < most; port--) if (isFree(port)) ports.push(port)
  return [...ports, 0]
}
