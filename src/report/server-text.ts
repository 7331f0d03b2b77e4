import type {CheckReport} from '../model/check-report.js'
import type {ListeningSocket, ServerProcess, ServerQuery} from '../model/server-facts.js'
import type {ServerFinding, ServerReport} from '../model/server-report.js'
import {serverWallNames} from '../text/en.js'
import {count, plural} from '../text/numbers.js'
import {say} from '../text/say.js'
import {fixLines} from './fix-text.js'
import type {Palette} from './palette.js'
import {verdictMark} from './verdict-mark.js'
import {wrap} from './wrap.js'

/** Stands for a blank at which no line is broken. */
const unbroken = '\u2060'

/** A section per running server: what it is, then what was found and how to mend it. */
export function serverLines(servers: readonly ServerReport[], palette: Palette): string[] {
  return servers.flatMap((server) => {
    const seen = server.sockets.state === 'known' && server.sockets.value.length > 0
    return [
      '',
      ...headingLines(server),
      ...(server.processes.length > 1
        ? server.processes.map((process) => processLine(process, server.accepting))
        : []),
      ...(seen ? wrap(aboutLine(server), '    ').map((line) => palette.faint(line)) : []),
      ...server.findings.flatMap((finding) => findingLines(finding, palette)),
    ]
  })
}

/** "the server on port 8080", "the server in process 123". */
function serverName(asked: ServerQuery): string {
  return asked.by === 'port' ? `the server on port ${asked.port}` : `the server in process ${asked.pid}`
}

/**
 * What the first line says when a server is what decides the answer; `undefined` when it is the host.
 * A server that is not there comes before everything: nothing else that is said of it can be true.
 */
export function serverAnswer(report: CheckReport, palette: Palette): string | undefined {
  const {servers, ceiling, target, verdict} = report
  const connections = plural(target, 'connection')
  const missing = servers
    .flatMap(({findings}) => findings)
    .find(({id, verdict: one}) => id === 'server' && one === 'fail')
  if (missing !== undefined) return palette.bad(say(missing.message))

  const lowest = lowestServer(servers)
  const hostStops = ceiling ?? Number.POSITIVE_INFINITY
  if (lowest !== undefined && lowest.ceiling < target && lowest.ceiling <= hostStops) {
    return palette.bad(
      `${sentence(serverName(lowest.asked))} stops at ${count(lowest.ceiling)} of ${connections}: its ${serverWallNames[lowest.wall]}.`,
    )
  }
  if (hostStops < target) return undefined
  const full = servers.find(({findings}) => findings.some(({verdict: one}) => one === 'fail'))
  if (full !== undefined) {
    return palette.bad(
      `${sentence(serverName(full.asked))} takes no connections now: its accept queue is full.`,
    )
  }
  const hidden = servers.filter((server) => server.verdict === 'unknown')
  if (verdict !== 'unknown' || hidden.length === 0) return undefined
  return palette.caution(
    `Whether ${hidden.map(({asked}) => serverName(asked)).join(' and ')} ${hidden.length === 1 ? 'holds' : 'hold'} ${connections} cannot be told.`,
  )
}

/** The lowest wall among the servers, for the end of a first line, when it is below the host's. */
export function serverRoom({servers, ceiling}: CheckReport): string | undefined {
  const lowest = lowestServer(servers)
  if (lowest === undefined || lowest.ceiling >= (ceiling ?? Number.POSITIVE_INFINITY)) return undefined
  const which = servers.length === 1 ? '' : ` (${lowest.asked.by} ${numberOf(lowest.asked)})`
  return `the first wall is the server's ${serverWallNames[lowest.wall]}${which}, at ${count(lowest.ceiling)}`
}

/** Who holds the connections: the servers only where none of them is in doubt. */
export function holders({servers}: CheckReport): string {
  const isSure = servers.every(({verdict}) => verdict !== 'fail' && verdict !== 'unknown')
  if (servers.length === 0 || !isSure) return 'This host holds'
  return `This host and its ${servers.length === 1 ? 'server' : 'servers'} hold`
}

function numberOf(asked: ServerQuery): number {
  return asked.by === 'port' ? asked.port : asked.pid
}

interface LowestServer {
  readonly asked: ServerQuery
  readonly ceiling: number
  readonly wall: keyof typeof serverWallNames
}

function lowestServer(servers: readonly ServerReport[]): LowestServer | undefined {
  let lowest: LowestServer | undefined
  for (const {asked, ceiling, binding} of servers) {
    if (ceiling === null || binding === null) continue
    if (lowest === undefined || ceiling < lowest.ceiling) lowest = {asked, ceiling, wall: binding}
  }
  return lowest
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

function headingLines(server: ServerReport): string[] {
  const [first = '', ...rest] = wrap(heading(server), '    ')
  return [first.slice(2), ...rest].map((line) => line.replaceAll(unbroken, ' '))
}

/** "server on 127.0.0.1:8080: node (pid 123), backlog 511, queue 0, open files 23 of 1,024 (hard 524,288)" */
function heading({asked, sockets, processes}: ServerReport): string {
  const all = sockets.state === 'known' ? sockets.value : []
  const [only] = processes
  if (all.length === 0) {
    const name = serverName(asked).replace('the server', 'server')
    return only === undefined ? name : `${name}: ${programOf(only)}, ${openFilesOf(only)}`
  }
  const who =
    only === undefined
      ? 'program not visible to this user'
      : processes.length === 1
        ? `${programOf(only)} (pid ${only.pid})`
        : `${programOf(only)} (${processes.length} processes)`
  const parts = [
    who,
    `backlog ${values(all, ({backlog}) => (backlog.state === 'known' ? count(backlog.value) : 'unknown'))}`,
    `queue ${values(all, ({queued}) => count(queued))}`,
    ...(processes.length === 1 && only !== undefined ? [openFilesOf(only).replaceAll(' ', unbroken)] : []),
  ]
  return `server on ${values(all, socketName)}: ${parts.join(', ')}`
}

/** Each different value once: several sockets mostly agree. */
function values(sockets: readonly ListeningSocket[], show: (socket: ListeningSocket) => string): string {
  return [...new Set(sockets.map(show))].join(' and ')
}

function socketName({address, port}: ListeningSocket): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}

function programOf({program}: ServerProcess): string {
  return program.state === 'known' ? program.value : 'program'
}

function openFilesOf({openFiles, openFileLimit}: ServerProcess): string {
  const open = openFiles.state === 'known' ? count(openFiles.value) : 'unknown'
  if (openFileLimit.state !== 'known') return `open files ${open} of unknown`
  const [soft, hard] = [openFileLimit.value.soft, openFileLimit.value.hard].map((one) =>
    one === 'unlimited' ? one : count(one),
  )
  return `open files ${open} of ${soft} (hard ${hard})`
}

function processLine(process: ServerProcess, accepting: readonly number[]): string {
  const part = accepting.includes(process.pid) ? '' : ', accepts nothing itself'
  return `    pid ${process.pid}  ${openFilesOf(process)}${part}`
}

/** Since when, and where; what could not be seen of it. */
function aboutLine({processes}: ServerReport): string {
  const [first] = processes
  if (first === undefined) return "its process could not be seen: run tune as root, or as the server's user"
  const {startedAtMs, unit, container, networkNamespace} = first
  const parts = [
    ...(startedAtMs.state === 'known' ? [`started ${dateText(startedAtMs.value)}`] : []),
    ...(unit.state === 'known' ? [unit.value] : []),
    ...(container.state === 'known'
      ? [`in ${container.value.engine} container ${container.value.id.slice(0, 12)}`]
      : []),
    ...(networkNamespace.state === 'known' && networkNamespace.value === 'another'
      ? ['in a network namespace of its own']
      : []),
  ]
  return parts.join(', ')
}

/** 2026-11-20 10:26:52 UTC */
function dateText(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('.000Z', ' UTC')
}

function findingLines({verdict, message, fixes}: ServerFinding, palette: Palette): string[] {
  const [first = '', ...rest] = wrap(say(message), '      ')
  return [`    ${verdictMark(verdict, palette)} ${first.trimStart()}`, ...rest, ...fixLines(fixes, '      ')]
}
