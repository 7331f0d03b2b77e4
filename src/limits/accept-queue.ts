import type {Facts} from '../model/facts.js'
import type {Assessment, Fix, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import type {Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {defaultBacklogs, listenBacklog} from './default-backlog.js'
import {raiseSysctl} from './raise-sysctl.js'
import {readCount, unknownBecause} from './read-setting.js'

/** The longest pause in accept() to be survived: a garbage collection or a busy turn of an event loop. */
export const acceptPauseMs = 250

const leastBacklog = 4096

/** Connections that arrive during one pause. */
export function arrivalsDuringPause(ratePerSecond: number): number {
  return Math.ceil((ratePerSecond * acceptPauseMs) / 1000)
}

function powerOfTwoAbove(count: number): number {
  return 2 ** Math.ceil(Math.log2(count))
}

/** Where none is accepted, no queue is needed. */
function size(workload: Workload): number {
  if (workload.role === 'client') return 0
  if (workload.ratePerSecond === undefined) return leastBacklog
  const arrivals = Math.min(arrivalsDuringPause(workload.ratePerSecond), workload.target)
  return Math.max(leastBacklog, powerOfTwoAbove(arrivals))
}

function assess(facts: Facts, workload: Workload): Assessment {
  if (workload.role === 'client') return {state: 'not-applicable', reason: message('server-side-only', {})}
  const rate = workload.ratePerSecond
  if (rate === undefined) return {state: 'not-applicable', reason: message('no-rate', {})}
  const somaxconn = readCount(facts, 'net.core.somaxconn')
  if (somaxconn.state !== 'known') return unknownBecause(somaxconn)

  // listen() asks, somaxconn caps.
  const backlog = listenBacklog(workload)
  const queue = Math.min(backlog, somaxconn.value)
  const inputs = {backlog, somaxconn: somaxconn.value, queue, rate, pauseMs: acceptPauseMs}
  // The queue holds one more than its backlog. What fits in it arrives safely however slow accept() is.
  return arrivalsDuringPause(rate) <= queue
    ? ceilingOf(Number.POSITIVE_INFINITY, 'unbounded while rate × pauseMs ÷ 1000 ≤ queue', inputs)
    : ceilingOf(queue + 1, 'queue + 1', inputs)
}

/**
 * The queue between the kernel's handshake and accept(). An overflow loses no connection at once: the SYN is
 * dropped and the client tries again after 1, 2, 3 … seconds, which is why it warns and does not fail.
 */
export const acceptQueue: Limit = {
  id: 'accept-queue',
  setting: 'net.core.somaxconn',
  below: () => 'warn',
  assess,
  size,
  shortfall: (ceiling, _inputs, {target, ratePerSecond = 0, backlog, runtime}) =>
    message('accept-queue-short', {
      assumed: backlog === undefined && ceiling === (defaultBacklogs[runtime] ?? 0) + 1 ? runtime : null,
      ceiling,
      target,
      needed: arrivalsDuringPause(ratePerSecond),
      ratePerSecond,
      pauseMs: acceptPauseMs,
    }),
  fixes: (facts, workload) => {
    const backlog = size(workload)
    const somaxconn = readCount(facts, 'net.core.somaxconn')
    const allowed = somaxconn.state === 'known' ? somaxconn.value : 0
    const queue = Math.min(allowed, listenBacklog(workload))
    const bearable: Fix = {
      layer: 'workload',
      how: message('fix-slower-rate', {ratePerSecond: Math.floor((queue * 1000) / acceptPauseMs)}),
    }
    return [
      // After a flood the setting may be large enough already, and only the server's own backlog too small.
      ...(allowed >= backlog ? [] : raiseSysctl('net.core.somaxconn', backlog)),
      {layer: 'application', how: message('fix-listen-backlog', {backlog})},
      ...(queue > 0 && Number.isFinite(queue) ? [bearable] : []),
    ]
  },
}
