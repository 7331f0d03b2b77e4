import type {Facts} from '../model/facts.js'
import {message, type Message} from '../model/message.js'
import type {ServerFacts} from '../model/server-facts.js'
import type {ServerFinding, ServerReport, ServerWall} from '../model/server-report.js'
import {worst, type Verdict} from '../model/verdict.js'
import type {Workload} from '../model/workload.js'
import {acceptingProcesses} from './accepting-processes.js'
import {judgeServerBacklogs, socketName} from './judge-server-backlog.js'
import {judgeServerMemory, judgeServerThreads} from './judge-server-cgroup.js'
import {judgeServerFiles, type JudgedWall} from './judge-server-files.js'

/** A running server against the target. */
export function judgeServer(server: ServerFacts, facts: Facts, workload: Workload): ServerReport {
  const {asked, sockets} = server
  if (sockets.state === 'absent') {
    const missing =
      asked.by === 'pid'
        ? message('no-such-process', {pid: asked.pid})
        : message('nothing-listens', {port: asked.port})
    return concluded(server, [], [finding('server', 'fail', missing)])
  }
  if (sockets.state === 'unreadable') {
    const {source, reason} = sockets
    const hidden = finding('server', 'unknown', message('server-not-visible', {source, reason}))
    return concluded(server, [], [hidden])
  }
  if (sockets.value.length === 0) {
    const nothing =
      asked.by === 'pid'
        ? message('process-listens-nowhere', {pid: asked.pid})
        : message('nothing-listens', {port: asked.port})
    return concluded(server, [], [finding('server', 'fail', nothing)])
  }

  const accepting = acceptingProcesses(server.processes)
  const files = accepting.length === 0 ? hiddenOwners(server) : judgeServerFiles(accepting, facts, workload)
  const walls: [ServerWall, JudgedWall | undefined][] = [
    ['open-files', files],
    ['memory', judgeServerMemory(accepting, workload)],
    ['threads', judgeServerThreads(accepting, workload)],
  ]
  const judged = walls.flatMap(([wall, one]) => (one === undefined ? [] : [{wall, ...one}]))
  return concluded(server, judged, [
    ...judged.map((one) => one.finding),
    ...judgeServerBacklogs(server, accepting, workload),
    ...notes(server),
  ])
}

/** The smallest accept queue among the servers' sockets, for the ladder; `undefined` when none is known. */
export function smallestBacklog(servers: readonly ServerFacts[]): number | undefined {
  const backlogs = servers
    .flatMap(({sockets}) => (sockets.state === 'known' ? sockets.value : []))
    .flatMap(({backlog}) => (backlog.state === 'known' ? [backlog.value] : []))
  return backlogs.length === 0 ? undefined : Math.min(...backlogs)
}

function concluded(
  server: ServerFacts,
  walls: readonly {readonly wall: ServerWall; readonly ceiling: number | null}[],
  findings: readonly ServerFinding[],
): ServerReport {
  let lowest: {wall: ServerWall; ceiling: number} | undefined
  for (const {wall, ceiling} of walls) {
    if (ceiling !== null && ceiling < (lowest?.ceiling ?? Number.POSITIVE_INFINITY)) lowest = {wall, ceiling}
  }
  return {
    ...server,
    accepting: acceptingProcesses(server.processes).map(({pid}) => pid),
    verdict: worst(findings.map(({verdict}) => verdict)),
    ceiling: lowest?.ceiling ?? null,
    binding: lowest?.wall ?? null,
    findings,
  }
}

function finding(id: string, verdict: Verdict, text: Message): ServerFinding {
  return {id, kind: 'server', verdict, message: text, fixes: []}
}

function hiddenOwners({sockets}: ServerFacts): JudgedWall {
  const owners = sockets.state === 'known' ? sockets.value.map((socket) => socket.owners) : []
  const hidden = owners.find(({state}) => state === 'unreadable')
  const args =
    hidden?.state === 'unreadable'
      ? {source: hidden.source, reason: hidden.reason}
      : {source: '/proc/PID/fd', reason: 'it ended meanwhile'}
  return {
    ceiling: null,
    finding: finding('server-open-files', 'unknown', message('server-open-files-unknown', args)),
  }
}

/** What is worth knowing and decides nothing. */
function notes({sockets, processes}: ServerFacts): ServerFinding[] {
  const all = sockets.state === 'known' ? sockets.value : []
  const onlyLoopback = all.every(({address}) => address.startsWith('127.') || address === '::1')
  const proxy = processes.some(({program}) => program.state === 'known' && program.value === 'docker-proxy')
  return [
    ...(onlyLoopback
      ? [finding('server-address', 'pass', message('server-loopback-only', {sockets: all.map(socketName)}))]
      : []),
    ...(proxy
      ? [finding('server-forwards', 'not-applicable', message('server-forwards', {program: 'docker-proxy'}))]
      : []),
    ...(processes.some(({runtime}) => runtime === 'nginx')
      ? [finding('server-worker-connections', 'not-applicable', message('server-worker-connections', {}))]
      : []),
  ]
}
