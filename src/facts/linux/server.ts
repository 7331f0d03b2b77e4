import {absent, known, parseFact, type Fact} from '../../model/fact.js'
import type {ListeningSocket, ServerFacts, ServerProcess, ServerQuery} from '../../model/server-facts.js'
import type {Host} from '../../host/host.js'
import {readClusterWorkers} from './cluster-workers.js'
import {readDescriptors} from './descriptors.js'
import {readListeningSockets, type FoundSocket} from './listening-sockets.js'
import {hiddenWhenLocked, readNamespace, readServerProcess} from './server-process.js'
import {readOwners} from './socket-owners.js'
import {readTcpTable} from './tcp-table.js'

/** The servers the user named, each seen as far as this user may. */
export async function readServers(
  host: Host,
  queries: readonly ServerQuery[],
): Promise<readonly ServerFacts[]> {
  const servers: ServerFacts[] = []
  for (const asked of queries) {
    servers.push(asked.by === 'port' ? await serverAt(host, asked.port) : await serverOf(host, asked.pid))
  }
  return servers
}

async function serverAt(host: Host, port: number): Promise<ServerFacts> {
  const found = await readListeningSockets(host)
  const sockets = await withOwners(
    host,
    parseFact(found, (all) => all.filter((socket) => socket.port === port)),
  )
  const processes = await processesOf(host, sockets, 'self')
  return {asked: {by: 'port', port}, sockets, processes, somaxconn: await readSomaxconn(host, 'self')}
}

async function serverOf(host: Host, pid: number): Promise<ServerFacts> {
  const asked = {by: 'pid', pid} as const
  const namespace = await readNamespace(host, pid, 'net')
  const place = namespace.state === 'known' && namespace.value === 'another' ? pid : 'self'
  const somaxconn = await readSomaxconn(host, place)
  const descriptors = hiddenWhenLocked(await readDescriptors(host, pid))
  if (descriptors.state === 'absent') return {asked, sockets: descriptors, processes: [], somaxconn}
  if (descriptors.state === 'unreadable') {
    return {
      asked,
      sockets: descriptors,
      processes: [await readServerProcess(host, pid, descriptors)],
      somaxconn,
    }
  }
  const own = new Set(descriptors.value.sockets)
  const found = await readListeningSockets(host, place)
  const sockets = await withOwners(
    host,
    parseFact(found, (all) => all.filter(({inode}) => own.has(inode))),
  )
  const all = await processesOf(host, sockets, place)
  // Its workers carry the connections of a process that only opens the socket and shares it.
  const processes = all.filter(
    (process) => process.pid === pid || (process.parent.state === 'known' && process.parent.value === pid),
  )
  return {asked, sockets, processes, somaxconn}
}

async function withOwners(
  host: Host,
  found: Fact<readonly FoundSocket[]>,
): Promise<Fact<readonly ListeningSocket[]>> {
  if (found.state !== 'known') return found
  const owners = await readOwners(host, found.value)
  return known(
    found.value
      .map(({address, port, inode, queued, backlog}) => ({
        address,
        port,
        inode,
        queued,
        backlog,
        owners: owners.get(inode) ?? absent('/proc/PID/fd'),
      }))
      .toSorted((a, b) => a.port - b.port),
    found.source,
  )
}

async function processesOf(
  host: Host,
  sockets: Fact<readonly ListeningSocket[]>,
  place: number | 'self',
): Promise<ServerProcess[]> {
  if (sockets.state !== 'known' || sockets.value.length === 0) return []
  const pids = new Set(sockets.value.flatMap(({owners}) => (owners.state === 'known' ? owners.value : [])))
  if (pids.size === 0) return []
  const ports = new Set(sockets.value.map(({port}) => port))
  const connections = parseFact(
    await readTcpTable(host, place, ports),
    (rows): ReadonlySet<number> =>
      new Set(rows.filter(({isListening, inode}) => !isListening && inode !== 0).map(({inode}) => inode)),
  )
  const processes: ServerProcess[] = []
  for (const pid of pids) {
    const process = await readServerProcess(host, pid, connections)
    processes.push(process)
    if (process.runtime !== 'node') continue
    for (const worker of await readClusterWorkers(host, pid)) {
      if (!pids.has(worker)) processes.push(await readServerProcess(host, worker, connections))
    }
  }
  return processes.toSorted((a, b) => a.pid - b.pid)
}

/** /proc/sys/net shows the namespace of whoever reads it, so another one has to be entered. */
async function readSomaxconn(host: Host, process: number | 'self'): Promise<Fact<number>> {
  const path = '/proc/sys/net/core/somaxconn'
  const text =
    process === 'self'
      ? await host.readText(path)
      : await host.run('nsenter', ['--target', String(process), '--net', 'cat', path])
  return parseFact(text, (value) => (/^\d+\s*$/.test(value) ? Number(value) : undefined))
}
