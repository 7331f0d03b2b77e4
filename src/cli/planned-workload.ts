import type {Workload} from '../model/workload.js'
import type {Host} from '../host/host.js'
import {factsOf} from './check-host.js'
import {workloadFrom, type WorkloadChoices} from './workload-from-flags.js'

/** The workload the flags describe, where this host does not matter unless they say `--processes auto`. */
export async function plannedWorkload(host: Host, choices: WorkloadChoices): Promise<Workload> {
  const {processes} = choices
  return processes === 'auto'
    ? workloadFrom(choices, await factsOf(host))
    : workloadFrom({...choices, processes}, undefined)
}
