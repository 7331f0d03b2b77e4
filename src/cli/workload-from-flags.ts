import type {Facts} from '../model/facts.js'
import type {Role, Runtime, Workload} from '../model/workload.js'
import {processesFor} from '../flood/process-count.js'
import {readCount} from '../limits/read-setting.js'

export interface WorkloadChoices {
  readonly target: number
  readonly role: Role
  readonly runtime: Runtime
  readonly rate?: number | undefined
  readonly sources: number
  readonly processes: number | 'auto'
  readonly churn?: number | undefined
  readonly 'threads-per-connection'?: number | undefined
  readonly peers?: number | undefined
  /** Per cent. */
  readonly queued?: number | undefined
  readonly backlog?: number | undefined
}

/** The workload the flags describe; `--processes auto` needs the open-file limit that was read. */
export function workloadFrom(choices: WorkloadChoices, facts: Facts | undefined): Workload {
  const {target, role, runtime, rate, sources, processes} = choices
  const hard = facts === undefined ? undefined : readCount(facts, 'RLIMIT_NOFILE hard')
  return {
    target,
    role,
    runtime,
    sources,
    destinations: 1,
    processes:
      processes === 'auto'
        ? processesFor(target, hard?.state === 'known' ? hard.value : Number.POSITIVE_INFINITY)
        : processes,
    ...(rate === undefined ? {} : {ratePerSecond: rate}),
    ...rarerParts(choices),
  }
}

/** What was not said stays absent: the limits it concerns then do not apply. */
function rarerParts({
  churn,
  'threads-per-connection': threads,
  peers,
  queued,
  backlog,
}: WorkloadChoices): Partial<Workload> {
  return {
    ...(churn === undefined ? {} : {churnPerSecond: churn}),
    ...(threads === undefined ? {} : {threadsPerConnection: threads}),
    ...(peers === undefined ? {} : {peers}),
    ...(queued === undefined ? {} : {queuedShare: queued / 100}),
    ...(backlog === undefined ? {} : {backlog}),
  }
}
