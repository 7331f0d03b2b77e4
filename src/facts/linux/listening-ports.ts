import {known, parseFact, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'

const listening = '0A'

/** TCP ports that some socket listens on, over both address families. A kernel without IPv6 has no tcp6. */
export async function readListeningPorts(host: Host): Promise<Fact<readonly number[]>> {
  const v4 = parseFact(await host.readText('/proc/net/tcp'), listenersIn)
  const v6 = parseFact(await host.readText('/proc/net/tcp6'), listenersIn)
  if (v4.state !== 'known') return v4
  if (v6.state === 'unreadable') return v6
  const ports = new Set([...v4.value, ...(v6.state === 'known' ? v6.value : [])])
  return known(
    [...ports].toSorted((a, b) => a - b),
    '/proc/net/tcp and tcp6',
  )
}

/** Rows read "sl local:port remote:port state …", numbers in hexadecimal, after one line of headings. */
function listenersIn(text: string): number[] | undefined {
  const [headings, ...rows] = text.split('\n')
  if (!headings?.includes('local_address')) return undefined
  const ports: number[] = []
  for (const row of rows) {
    const [, local, , state] = row.trim().split(/\s+/)
    if (state !== listening || local === undefined) continue
    ports.push(Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16))
  }
  return ports.every((port) => Number.isInteger(port)) ? ports : undefined
}
