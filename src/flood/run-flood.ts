import type {Facts} from '../model/facts.js'
import type {Host} from '../host/host.js'
import {descriptorsBesidesConnections} from '../limits/open-files.js'
import {readCount, readPortRange} from '../limits/read-setting.js'
import {candidatePorts} from './choose-port.js'
import {clientPlans} from './client-plans.js'
import {countersMoved, countTimeWaitLeft, readEvidence} from './evidence.js'
import type {FloodProcess} from './flood-process.js'
import type {Measurements} from './measurements.js'
import type {FloodOptions, FloodProgress} from './options.js'
import type {FromClient, FromServer, ToClient, ToServer} from './protocol.js'
import {split} from './split.js'
import {startListening} from './start-listening.js'

/** How long accept() may take to catch up after the last connect, as long as it makes no progress. */
const acceptPatienceMs = 500

export interface Flooding {
  readonly host: Host
  readonly facts: Facts
  readonly options: Pick<FloodOptions, 'workload' | 'holdMs' | 'timeoutMs' | 'signal' | 'onProgress'>
  readonly servers: readonly FloodProcess<ToServer, FromServer>[]
  readonly clients: readonly FloodProcess<ToClient, FromClient>[]
}

/** Listen, open, verify, hold, count, close: one phase after the other, all processes in step. */
export async function runFlood(flooding: Flooding): Promise<Measurements> {
  const {host, options, servers, clients} = flooding
  const {signal} = options
  const port = await listen(flooding)
  await prepare(flooding, port)
  const pids = [...servers, ...clients].map(({pid}) => pid)
  const before = await readEvidence(host, port, pids)

  const begun = performance.now()
  const opened = await open(flooding)
  const openingMs = performance.now() - begun
  const connected = total(opened, (one) => one.connected)
  const failed = total(opened, (one) => total(one.failures, ({count}) => count))
  const report = (phase: FloodProgress['phase']) =>
    options.onProgress({phase, connected, failed, target: options.workload.target})

  report('verifying')
  await acceptedAll(servers, connected)
  let verified = await verify(flooding)

  report('holding')
  const held = performance.now()
  let holdMs = 0
  if (options.holdMs > 0) {
    await pause(options.holdMs, signal)
    holdMs = performance.now() - held
    // Held means that a byte still goes there and back, not only that nobody said good-bye.
    if (!signal.aborted) verified = await verify(flooding)
  }

  const atServers = await Promise.all(servers.map((server) => server.ask({type: 'count'}, ['counted'])))
  const atClients = await Promise.all(clients.map((client) => client.ask({type: 'count'}, ['counted'])))
  const after = await readEvidence(host, port, pids)
  const isInterrupted = signal.aborted

  report('closing')
  await Promise.all(clients.map((client) => client.ask({type: 'close'}, ['closed'])))
  await Promise.all(servers.map((server) => server.ask({type: 'close'}, ['closed'])))
  return {
    port,
    opened,
    verified,
    atClients,
    atServers,
    openingMs,
    holdMs,
    before,
    after,
    counters: countersMoved(before, after),
    timeWaitLeft: await countTimeWaitLeft(host, port, before),
    isInterrupted,
  }
}

async function listen({facts, options, servers}: Flooding): Promise<number> {
  const range = readPortRange(facts, 'net.ipv4.ip_local_port_range')
  const taken = facts.listeningPorts
  const ports = candidatePorts(
    range.state === 'known' ? range.value : undefined,
    taken.state === 'known' ? taken.value : [],
  )
  const shares = split(options.workload.target, options.workload.processes)
  const hard = readCount(facts, 'RLIMIT_NOFILE hard')
  const mostPerProcess =
    hard.state === 'known'
      ? Math.max(1, hard.value - descriptorsBesidesConnections)
      : Number.POSITIVE_INFINITY
  return startListening(servers, shares, ports, mostPerProcess)
}

async function prepare({facts, options, clients}: Flooding, port: number): Promise<void> {
  const plans = clientPlans(options.workload, port, options.timeoutMs, facts)
  await Promise.all(
    clients.flatMap((client, index) => {
      const plan = plans[index]
      return plan === undefined ? [] : [client.ask({type: 'prepare', plan}, ['prepared'])]
    }),
  )
}

/** Opens every share, unless it is stopped before or meanwhile. */
async function open({options, clients}: Flooding): Promise<Extract<FromClient, {type: 'opened'}>[]> {
  const {signal, onProgress, workload} = options
  const stop = () => {
    for (const client of clients) client.send({type: 'stop'})
  }
  const latest = clients.map(() => ({connected: 0, failed: 0}))
  for (const [index, client] of clients.entries()) {
    client.onMessage((message) => {
      if (message.type !== 'progress') return
      latest[index] = message
      onProgress({
        phase: 'opening',
        connected: total(latest, (one) => one.connected),
        failed: total(latest, (one) => one.failed),
        target: workload.target,
      })
    })
  }
  signal.addEventListener('abort', stop, {once: true})
  if (signal.aborted) stop()
  return Promise.all(clients.map((client) => client.ask({type: 'open'}, ['opened'])))
}

/** Waits until the servers have accepted what the clients believe is connected, or make no more progress. */
async function acceptedAll(servers: Flooding['servers'], connected: number): Promise<void> {
  let most = -1
  let since = performance.now()
  while (performance.now() - since < acceptPatienceMs) {
    const counts = await Promise.all(servers.map((server) => server.ask({type: 'count'}, ['counted'])))
    // Open, not accepted: what a client gave up on the way is accepted too, and must not stand for one it kept.
    const now = total(counts, (one) => one.open)
    if (now >= connected) return
    if (now > most) {
      most = now
      since = performance.now()
    }
    await pause(10)
  }
}

/** Connections that brought their byte back, per client process; none are asked after an interruption. */
async function verify({options, clients}: Flooding): Promise<number[]> {
  if (options.signal.aborted) return clients.map(() => 0)
  const answers = await Promise.all(clients.map((client) => client.ask({type: 'verify'}, ['verified'])))
  return answers.map(({count}) => count)
}

/** Returns early when aborted. */
function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve()
      return
    }
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done)
  })
}

function total<T>(items: readonly T[], number: (item: T) => number): number {
  return items.reduce((sum, item) => sum + number(item), 0)
}
