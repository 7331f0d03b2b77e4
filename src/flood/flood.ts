import {ExpectedError} from '../model/expected-error.js'
import type {Facts} from '../model/facts.js'
import type {FloodReport} from '../model/flood-report.js'
import {message} from '../model/message.js'
import type {Workload} from '../model/workload.js'
import type {Host} from '../host/host.js'
import {memoryAvailable, memoryNeeded} from '../limits/memory.js'
import {conclude} from './conclude.js'
import {FloodProcess} from './flood-process.js'
import type {FromClient, FromServer, ToClient, ToServer} from './protocol.js'
import type {FloodOptions} from './options.js'
import {runFlood} from './run-flood.js'

/** For closing; a process that takes longer is killed. */
const closePatienceMs = 20_000

/** A flood always has both ends on this host, in Node, listens itself, and keeps idle what it opened. */
export function floodWorkload({target, sources, destinations, processes, ratePerSecond}: Workload): Workload {
  const load = {target, role: 'both', runtime: 'node', sources, destinations, processes} as const
  return ratePerSecond === undefined ? load : {...load, ratePerSecond}
}

/**
 * Opens the target on loopback, server and client in processes of their own, counts at both ends, and leaves
 * nothing behind.
 *
 * @throws ExpectedError (refused) when memory cannot carry the target, (short) when a process was killed
 */
export async function flood(host: Host, facts: Facts, options: FloodOptions): Promise<FloodReport> {
  const workload = floodWorkload(options.workload)
  refuseTooManyProcesses(workload)
  refuseWhatMemoryCannotCarry(facts, workload)

  const {entries} = options
  const each = Array.from({length: workload.processes})
  const servers = each.map(() => new FloodProcess<ToServer, FromServer>('server', entries.server))
  const clients = each.map(() => new FloodProcess<ToClient, FromClient>('client', entries.client))
  const killAll = () => {
    for (const one of [...clients, ...servers]) one.kill()
  }
  options.abandon.addEventListener('abort', killAll, {once: true})
  try {
    return conclude(
      await runFlood({host, facts, options: {...options, workload}, servers, clients}),
      facts,
      workload,
    )
  } catch (error) {
    if (options.abandon.aborted) throw new ExpectedError('interrupted', message('flood-abandoned', {}))
    throw error
  } finally {
    // Clients first: the end that closes first leaves the traces.
    for (const processes of [clients, servers]) {
      await Promise.all(processes.map((one) => one.end({type: 'close'}, closePatienceMs)))
    }
  }
}

function refuseTooManyProcesses({processes, target}: Workload): void {
  if (processes <= target) return
  throw new ExpectedError('usage', message('flood-too-many-processes', {processes, target}))
}

function refuseWhatMemoryCannotCarry(facts: Facts, workload: Workload): void {
  const available = memoryAvailable(facts)
  if ('state' in available) return // Not known: the ladder says so, and the flood will show.
  const neededBytes = memoryNeeded(workload)
  if (neededBytes <= available.bytes) return
  const {bytes: availableBytes, bound} = available
  const {target} = workload
  throw new ExpectedError(
    'refused',
    message('flood-needs-memory', {target, neededBytes, availableBytes, bound}),
  )
}
