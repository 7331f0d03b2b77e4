import type {Facts} from '../model/facts.js'
import type {Workload} from '../model/workload.js'
import {readCount} from '../limits/read-setting.js'
import {clientAddresses, floodHost} from './address.js'
import type {ClientPlan} from './protocol.js'
import {split} from './split.js'

/** Connects in flight at once, all processes together: more only wait for each other in the event loop. */
const connectWindow = 64

const leastWindow = 8

/** What a listener passed between processes ends up with, whatever somaxconn allows. */
const sharedBacklog = 511

/** Connects one process has in flight: no more, all together, than a short accept queue has places for. */
export function windowPerProcess({processes}: Pick<Workload, 'processes'>, facts: Facts): number {
  const window = Math.max(leastWindow, Math.floor(connectWindow / processes))
  return Math.max(1, Math.min(window, Math.floor(backlogOf(processes, facts) / processes)))
}

/** What the flood's own listener ends up with. */
function backlogOf(processes: number, facts: Facts): number {
  const somaxconn = readCount(facts, 'net.core.somaxconn')
  const asked = processes > 1 ? sharedBacklog : Number.POSITIVE_INFINITY
  return Math.min(asked, somaxconn.state === 'known' ? somaxconn.value : sharedBacklog)
}

/** What each client process is to do. Pacing keeps at most half of the accept queue filled, all clients together. */
export function clientPlans(workload: Workload, port: number, timeoutMs: number, facts: Facts): ClientPlan[] {
  const {target, processes, sources, ratePerSecond} = workload
  const backlog = backlogOf(processes, facts)
  return split(target, processes).map((share) => ({
    host: floodHost,
    port,
    share,
    window: windowPerProcess(workload, facts),
    timeoutMs,
    localAddresses: clientAddresses(sources),
    paceEvery: Math.max(1, Math.floor(Math.min(backlog, sharedBacklog * 2) / 2 / processes)),
    ...(ratePerSecond === undefined ? {} : {ratePerSecond: ratePerSecond / processes}),
  }))
}
