import {absent, known, parseFact, unreadable, type Fact} from '../../model/fact.js'
import type {ListeningSocket} from '../../model/server-facts.js'
import type {Host} from '../../host/host.js'
import {
  listeningSockets,
  parseSocketStatistics,
  socketsAlone,
  type SocketStatistics,
} from './socket-statistics.js'
import {readTcpTable} from './tcp-table.js'

/** A listening socket, before its owners were looked for. */
export interface FoundSocket extends Omit<ListeningSocket, 'owners'> {
  /** Who `ss` says holds it. */
  readonly holders: SocketStatistics['holders']
}

/** Where a program is that an unprivileged user's PATH does not always name. */
const places = ['ss', '/usr/sbin/ss', '/sbin/ss'] as const

/**
 * Sockets that listen in a network namespace. The backlog only the kernel's sock_diag tells, so without `ss`
 * it is unreadable; /proc/net/tcp has the rest.
 *
 * @param process whose network namespace; entering another one needs root
 */
export async function readListeningSockets(
  host: Host,
  process: number | 'self' = 'self',
): Promise<Fact<readonly FoundSocket[]>> {
  const statistics = await readStatistics(host, process)
  if (statistics.state === 'known') {
    const {source} = statistics
    return known(
      statistics.value.map((socket) => ({...socket, backlog: known(socket.backlog, source)})),
      source,
    )
  }
  const backlog = unreadable(
    statistics.source,
    statistics.state === 'absent' ? 'not installed' : statistics.reason,
  )
  return parseFact(await readTcpTable(host, process), (rows) =>
    rows
      .filter(({isListening}) => isListening)
      .map(({address, port, inode, queued}) => ({address, port, inode, queued, backlog, holders: []})),
  )
}

/** Where the names of processes make nonsense of it, without them: who holds a socket /proc tells as well. */
async function readStatistics(
  host: Host,
  process: number | 'self',
): Promise<Fact<readonly SocketStatistics[]>> {
  const output = await runSs(host, process, listeningSockets)
  const statistics = parseFact(output, parseSocketStatistics)
  const isNonsense = output.state === 'known' && statistics.state !== 'known'
  return isNonsense ? parseFact(await runSs(host, process, socketsAlone), parseSocketStatistics) : statistics
}

async function runSs(host: Host, process: number | 'self', args: readonly string[]): Promise<Fact<string>> {
  if (process !== 'self') {
    return host.run('nsenter', ['--target', String(process), '--net', 'ss', ...args])
  }
  for (const place of places) {
    const output = await host.run(place, args)
    if (output.state !== 'absent') return output
  }
  return absent('ss')
}
