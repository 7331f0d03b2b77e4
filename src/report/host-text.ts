import type {CheckReport} from '../model/check-report.js'
import {bytes, count, plural} from '../text/numbers.js'
import {labelledLines} from './labelled-lines.js'

const valueColumn = 12

/** Which machine and which workload the report speaks of, on two lines. */
export function hostLines({host, workload, profile}: CheckReport): string[] {
  const machine = host && [
    host.os,
    `kernel ${host.kernel}`,
    plural(host.cpus, 'CPU'),
    bytes(host.memoryBytes),
    ...(host.virtualisation === '' ? [] : [host.virtualisation]),
  ]
  const ends = {both: 'both ends here', client: 'client only', server: 'server only'}[workload.role]
  const load = [
    ends,
    `${plural(workload.processes, 'process', 'processes')} per side`,
    workload.runtime,
    ...(workload.ratePerSecond === undefined ? [] : [`${count(workload.ratePerSecond)}/s`]),
    ...(workload.sources === 1 ? [] : [plural(workload.sources, 'client address', 'client addresses')]),
    `profile ${profile}`,
  ]
  return [
    ...(machine ? labelledLines('host', machine.join(', '), valueColumn) : []),
    ...labelledLines('workload', load.join(', '), valueColumn),
  ]
}
