import type {Fact} from '../model/fact.js'
import type {Fix} from '../model/limit.js'
import {message, type BacklogReason} from '../model/message.js'
import type {ListeningSocket, ServerFacts, ServerProcess} from '../model/server-facts.js'
import type {ServerFinding} from '../model/server-report.js'
import type {Workload} from '../model/workload.js'
import {acceptPauseMs, acceptQueue, arrivalsDuringPause} from '../limits/accept-queue.js'
import {defaultBacklogs} from '../limits/default-backlog.js'
import {raiseSysctl} from '../limits/raise-sysctl.js'

/** "127.0.0.1:8080", "[::1]:8080", "*:8080". */
export function socketName({address, port}: Pick<ListeningSocket, 'address' | 'port'>): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}

/** The accept queue of each listening socket: now, and for the rate. Sockets that share an address are one. */
export function judgeServerBacklogs(
  server: ServerFacts,
  accepting: readonly ServerProcess[],
  workload: Workload,
): ServerFinding[] {
  const sockets = server.sockets.state === 'known' ? server.sockets.value : []
  const byName = new Map<string, ListeningSocket>()
  for (const socket of sockets) {
    const other = byName.get(socketName(socket))
    byName.set(socketName(socket), other === undefined || room(socket) < room(other) ? socket : other)
  }
  return [...byName.values()].map((socket) => judge(socket, server.somaxconn, accepting, workload))
}

/** Places left; negative in an overfull queue. Without a known backlog the fullest comes first. */
function room({backlog, queued}: ListeningSocket): number {
  return backlog.state === 'known' ? backlog.value - queued : -queued
}

function judge(
  listening: ListeningSocket,
  maximum: Fact<number>,
  accepting: readonly ServerProcess[],
  workload: Workload,
): ServerFinding {
  const base = {id: 'server-accept-queue', kind: 'server'} as const
  const socket = socketName(listening)
  const {ratePerSecond: rate, target} = workload
  if (listening.backlog.state !== 'known') {
    const {source} = listening.backlog
    const reason = listening.backlog.state === 'absent' ? 'not there' : listening.backlog.reason
    return {
      ...base,
      // Without a rate nothing depends on it.
      verdict: rate === undefined ? 'not-applicable' : 'unknown',
      message: message('server-backlog-unknown', {socket, source, reason}),
      fixes: [],
    }
  }
  const backlog = listening.backlog.value
  // The queue holds one more than its backlog.
  if (listening.queued > backlog) return {...base, ...queueFull(listening, backlog, accepting)}

  const somaxconn = maximum.state === 'known' ? maximum.value : null
  const about = {socket, backlog, somaxconn, because: becauseOf(backlog, somaxconn, accepting)}
  const needed = rate === undefined ? 0 : arrivalsDuringPause(rate)
  if (rate === undefined || needed <= backlog || target <= backlog + 1) {
    return {...base, verdict: 'pass', message: message('server-backlog', about), fixes: []}
  }
  return {
    ...base,
    verdict: 'warn',
    message: message('server-backlog-short', {...about, needed, ratePerSecond: rate, pauseMs: acceptPauseMs}),
    fixes: raiseBacklog(listening, somaxconn, accepting, workload),
  }
}

function queueFull(
  listening: ListeningSocket,
  backlog: number,
  accepting: readonly ServerProcess[],
): Pick<ServerFinding, 'verdict' | 'message' | 'fixes'> {
  const stopped = accepting.find(({state}) => state.state === 'known' && /^[Tt]$/.test(state.value))
  const stoppedPid = stopped?.pid ?? null
  return {
    verdict: 'fail',
    message: message('server-queue-full', {
      socket: socketName(listening),
      queued: listening.queued,
      backlog,
      stoppedPid,
    }),
    fixes: [
      stoppedPid === null
        ? {layer: 'application', how: message('fix-slow-accept', {})}
        : {layer: 'runtime', how: message('fix-continue-process', {pid: stoppedPid})},
    ],
  }
}

function becauseOf(
  backlog: number,
  somaxconn: number | null,
  accepting: readonly ServerProcess[],
): BacklogReason {
  if (somaxconn === null) return 'unknown'
  if (backlog > somaxconn) return 'lowered-since'
  if (backlog === somaxconn) return 'allowed'
  if (accepting.some(({runtime}) => runtime !== null && defaultBacklogs[runtime] === backlog)) {
    return 'program-default'
  }
  // Go asks for whatever somaxconn is when it listens.
  return accepting.some(({runtime}) => runtime === 'go') ? 'listened-before' : 'either'
}

function raiseBacklog(
  {port}: ListeningSocket,
  somaxconn: number | null,
  accepting: readonly ServerProcess[],
  workload: Workload,
): Fix[] {
  const backlog = acceptQueue.size?.(workload) ?? workload.target
  return [
    ...(somaxconn !== null && somaxconn >= backlog ? [] : raiseSysctl('net.core.somaxconn', backlog)),
    {layer: 'application', how: listenWith(accepting, port, backlog)},
  ]
}

function listenWith(accepting: readonly ServerProcess[], port: number, backlog: number): Fix['how'] {
  const runtimes = new Set(accepting.map(({runtime}) => runtime))
  if (runtimes.has('nginx')) return message('fix-nginx-backlog', {port, backlog})
  if (runtimes.has('node')) return message('fix-node-backlog', {port, backlog})
  if (runtimes.has('python')) return message('fix-python-backlog', {backlog})
  if (runtimes.has('go')) return message('fix-listen-again', {})
  return message('fix-listen-backlog', {backlog})
}
