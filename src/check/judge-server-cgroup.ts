import type {Fact} from '../model/fact.js'
import {message, type Message} from '../model/message.js'
import type {ServerProcess} from '../model/server-facts.js'
import type {ServerFinding} from '../model/server-report.js'
import type {Workload} from '../model/workload.js'
import {bytesPerEnd, kernelBytesPerEnd} from '../limits/memory.js'
import type {JudgedWall} from './judge-server-files.js'

/** The memory its control group leaves. `undefined` when none bounds it. */
export function judgeServerMemory(
  accepting: readonly ServerProcess[],
  {target}: Workload,
): JudgedWall | undefined {
  const tightest = leastOf(accepting, ({cgroupMemory: group}) =>
    group.state === 'known' ? {...group, value: group.value.limitBytes - group.value.usedBytes} : group,
  )
  if (tightest === undefined) return undefined
  const id = 'server-memory'
  if (tightest.state !== 'known') return unknown(id, message('server-memory-unknown', reasonOf(tightest)))
  const leftBytes = Math.max(0, tightest.value)
  const each = accepting.every(({runtime}) => runtime === 'nginx' || runtime === 'c')
    ? kernelBytesPerEnd
    : bytesPerEnd
  const open = connectionsOf(accepting)
  // What is open now is in use already.
  const ceiling = open + Math.floor(leftBytes / each)
  const neededBytes = Math.max(0, target - open) * each
  return wall(
    id,
    ceiling,
    target,
    message('server-memory-holds', {ceiling, target}),
    message('server-memory-short', {ceiling, target, leftBytes}),
    [{layer: 'service', how: message('fix-server-memory', {neededBytes})}],
  )
}

/** The processes and threads its control group leaves; they matter only to a server that takes some for each connection. */
export function judgeServerThreads(
  accepting: readonly ServerProcess[],
  {target, threadsPerConnection = 0}: Workload,
): JudgedWall | undefined {
  if (threadsPerConnection <= 0) return undefined
  const tightest = leastOf(accepting, ({cgroupPids: group}) =>
    group.state === 'known' ? {...group, value: group.value.limit - group.value.used} : group,
  )
  if (tightest === undefined) return undefined
  const id = 'server-threads'
  if (tightest.state !== 'known') return unknown(id, message('server-threads-unknown', reasonOf(tightest)))
  const left = Math.max(0, tightest.value)
  const open = connectionsOf(accepting)
  const ceiling = open + Math.floor(left / threadsPerConnection)
  const needed = Math.ceil(Math.max(0, target - open) * threadsPerConnection)
  return wall(
    id,
    ceiling,
    target,
    message('server-threads-hold', {ceiling, target}),
    message('server-threads-short', {ceiling, target, left}),
    [{layer: 'service', how: message('fix-server-threads', {needed})}],
  )
}

/** The workers of a server share a control group more often than not: the tightest counts once. */
function leastOf(
  processes: readonly ServerProcess[],
  left: (process: ServerProcess) => Fact<number>,
): Exclude<Fact<number>, {state: 'absent'}> | undefined {
  let least: Exclude<Fact<number>, {state: 'absent'}> | undefined
  for (const fact of processes.map((process) => left(process))) {
    if (fact.state === 'unreadable') return fact
    if (fact.state === 'known' && (least?.state !== 'known' || fact.value < least.value)) least = fact
  }
  return least
}

function connectionsOf(processes: readonly ServerProcess[]): number {
  return processes.reduce(
    (sum, {connections}) => sum + (connections.state === 'known' ? connections.value : 0),
    0,
  )
}

function reasonOf({source, reason}: Extract<Fact<number>, {state: 'unreadable'}>) {
  return {source, reason}
}

function unknown(id: string, text: Message): JudgedWall {
  return {ceiling: null, finding: {id, kind: 'server', verdict: 'unknown', message: text, fixes: []}}
}

function wall(
  id: string,
  ceiling: number,
  target: number,
  holds: Message,
  short: Message,
  fixes: ServerFinding['fixes'],
): JudgedWall {
  return {
    ceiling,
    finding:
      ceiling >= target
        ? {id, kind: 'server', verdict: 'pass', message: holds, fixes: []}
        : {id, kind: 'server', verdict: 'fail', message: short, fixes},
  }
}
