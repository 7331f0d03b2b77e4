import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import type {Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {descriptorsBesidesConnections, descriptorsPerProcess} from './open-files.js'
import {raiseSysctl} from './raise-sysctl.js'
import {readCount, unknownBecause} from './read-setting.js'

const setting = 'fs.nr_open'

function assess(facts: Facts, workload: Workload): Assessment {
  const nrOpen = readCount(facts, setting)
  if (nrOpen.state !== 'known') return unknownBecause(nrOpen)
  const {processes} = workload
  return ceilingOf(processes * (nrOpen.value - descriptorsBesidesConnections), 'processes × (nrOpen − own)', {
    processes,
    nrOpen: nrOpen.value,
    own: descriptorsBesidesConnections,
  })
}

/** How high an open-file limit can be set at all; above it setrlimit says EPERM, to root too. */
export const nrOpen: Limit = {
  id: 'nr-open',
  setting,
  below: () => 'fail',
  assess,
  size: descriptorsPerProcess,
  shortfall: (ceiling, _inputs, {target}) => message('limit-short', {limit: 'nr-open', ceiling, target}),
  fixes: (_facts, workload) => raiseSysctl(setting, descriptorsPerProcess(workload)),
}
