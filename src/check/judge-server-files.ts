import {toCount, toNumber} from '../model/count.js'
import {absent, known, type Fact} from '../model/fact.js'
import type {Facts} from '../model/facts.js'
import type {Fix} from '../model/limit.js'
import {message} from '../model/message.js'
import type {ServerProcess} from '../model/server-facts.js'
import type {ServerFinding} from '../model/server-report.js'
import type {Workload} from '../model/workload.js'
import {readCount} from '../limits/read-setting.js'

export interface JudgedWall {
  readonly ceiling: number | null
  readonly finding: ServerFinding
}

/** The descriptors of a process: what it may have, and what is not a connection of the server's ports. */
interface Room {
  readonly soft: number
  readonly others: number
}

const base = {id: 'server-open-files', kind: 'server'} as const

/**
 * A running process has the soft limit it has: what it might raise by itself it has raised when it started.
 *
 * @param accepting the processes the connections are shared among
 */
export function judgeServerFiles(
  accepting: readonly ServerProcess[],
  facts: Facts,
  {target}: Workload,
): JudgedWall {
  const rooms: Room[] = []
  for (const process of accepting) {
    const room = roomOf(process)
    if (room.state !== 'known') {
      const reason = room.state === 'absent' ? 'it ended meanwhile' : room.reason
      const unknown = message('server-open-files-unknown', {source: room.source, reason})
      return {ceiling: null, finding: {...base, verdict: 'unknown', message: unknown, fixes: []}}
    }
    rooms.push(room.value)
  }
  const sum = (pick: (room: Room) => number) => rooms.reduce((all, room) => all + pick(room), 0)
  const [soft, others] = [sum((room) => room.soft), sum((room) => room.others)]
  const left = sum((room) => Math.max(0, room.soft - room.others))
  const ceiling = Number.isFinite(left) ? left : null
  if (ceiling === null || ceiling >= target) {
    const holds = message('server-open-files-hold', {ceiling, target})
    return {ceiling, finding: {...base, verdict: 'pass', message: holds, fixes: []}}
  }
  const short = message('server-open-files-short', {
    ceiling,
    target,
    processes: accepting.length,
    soft,
    others,
  })
  const fixes = raiseOpenFiles(accepting, rooms, facts, target)
  return {ceiling, finding: {...base, verdict: 'fail', message: short, fixes}}
}

function roomOf({openFileLimit, openFiles, connections}: ServerProcess): Fact<Room> {
  if (openFileLimit.state !== 'known') return openFileLimit
  if (openFiles.state !== 'known') return openFiles
  if (connections.state !== 'known') return connections
  return known(
    {
      soft: toNumber(openFileLimit.value.soft),
      others: Math.max(0, openFiles.value - connections.value),
    },
    openFiles.source,
  )
}

/** Its share of the target, what it has open besides with room for as much again, and 5 % to spare. */
function raiseOpenFiles(
  accepting: readonly ServerProcess[],
  rooms: readonly Room[],
  facts: Facts,
  target: number,
): Fix[] {
  const share = Math.ceil(target / accepting.length)
  const others = Math.max(512, ...rooms.map((room) => 2 * room.others))
  const limit = Math.ceil((share + others) * 1.05)
  const hard = accepting
    .map(({openFileLimit}) => (openFileLimit.state === 'known' ? toNumber(openFileLimit.value.hard) : 0))
    .reduce((most, one) => Math.max(most, one), limit)
  const nrOpen = readCount(facts, 'fs.nr_open')
  return [
    ...(nrOpen.state === 'known' && nrOpen.value < limit
      ? [
          {
            layer: 'runtime',
            how: message('fix-nr-open-first', {limit, nrOpen: nrOpen.value}),
          } as const,
        ]
      : []),
    {
      layer: 'runtime',
      how: message('fix-prlimit-pids', {
        pids: accepting.map(({pid}) => pid),
        soft: limit,
        hard: toCount(hard),
      }),
    },
    nextStart(accepting, limit),
    ...(accepting.some(({runtime}) => runtime === 'nginx')
      ? [
          {
            layer: 'application',
            how: message('fix-nginx-files', {limit, connections: share + 512}),
          } as const,
        ]
      : []),
  ]
}

function nextStart(accepting: readonly ServerProcess[], limit: number): Fix {
  const unit = accepting.map((process) => process.unit).find(({state}) => state === 'known') ?? absent('')
  const container =
    accepting.map((process) => process.container).find(({state}) => state === 'known') ?? absent('')
  if (container.state === 'known') {
    return {layer: 'service', how: message('fix-container-nofile', {id: container.value.id, limit})}
  }
  return unit.state === 'known'
    ? {layer: 'service', how: message('fix-limit-nofile-unit', {unit: unit.value, limit})}
    : {layer: 'service', how: message('fix-limit-nofile', {limit})}
}
