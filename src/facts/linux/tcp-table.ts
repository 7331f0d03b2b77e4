import {known, parseFact, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'

/** A row of /proc/net/tcp or tcp6. */
export interface TcpRow {
  readonly address: string
  readonly port: number
  readonly isListening: boolean
  /** rx_queue; for a listening socket the connections that wait for accept(). */
  readonly queued: number
  readonly inode: number
}

const listening = '0A'

/**
 * TCP sockets of a network namespace, IPv4 then IPv6, those with one of these local ports only when ports are given.
 *
 * @param process whose namespace; a kernel without IPv6 has no tcp6
 */
export async function readTcpTable(
  host: Host,
  process: number | 'self' = 'self',
  ports?: ReadonlySet<number>,
): Promise<Fact<readonly TcpRow[]>> {
  const folder = process === 'self' ? '/proc/net' : `/proc/${process}/net`
  const v4 = parseFact(await host.readText(`${folder}/tcp`), (text) => rowsIn(text, ports))
  const v6 = parseFact(await host.readText(`${folder}/tcp6`), (text) => rowsIn(text, ports))
  if (v4.state !== 'known') return v4
  if (v6.state === 'unreadable') return v6
  return known([...v4.value, ...(v6.state === 'known' ? v6.value : [])], `${folder}/tcp and tcp6`)
}

/** "sl local:port remote:port state tx_queue:rx_queue tr:when retrnsmt uid timeout inode …", after one line of headings. */
function rowsIn(text: string, ports: ReadonlySet<number> | undefined): TcpRow[] | undefined {
  const [headings, ...lines] = text.split('\n')
  if (!headings?.includes('local_address')) return undefined
  const rows: TcpRow[] = []
  for (const line of lines) {
    if (line === '') continue
    const [, local = '', , state, queues = '', , , , , inode] = line.trim().split(/\s+/)
    const colon = local.lastIndexOf(':')
    const row = {
      port: Number.parseInt(local.slice(colon + 1), 16),
      isListening: state === listening,
      queued: Number.parseInt(queues.slice(queues.indexOf(':') + 1), 16),
      inode: Number(inode),
    }
    if (!Number.isInteger(row.port) || !Number.isInteger(row.queued) || !Number.isInteger(row.inode)) {
      return undefined
    }
    if (ports === undefined || ports.has(row.port)) {
      rows.push({...row, address: addressOf(local.slice(0, colon))})
    }
  }
  return rows
}

/** Words of 32 bits, each with its bytes in the order of a little-endian machine: 0100007F is 127.0.0.1. */
function addressOf(hexadecimal: string): string {
  const words = hexadecimal.match(/.{8}/g) ?? []
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).toReversed())
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join('.')
  const groups = bytes.flatMap((byte, index) => (index % 2 === 0 ? [`${byte}${bytes[index + 1] ?? ''}`] : []))
  // The URL parser shortens an IPv6 address as RFC 5952 wants it.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1)
}
