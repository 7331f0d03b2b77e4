import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import type {Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {raiseSysctl} from './raise-sysctl.js'
import {readCount, unknownBecause} from './read-setting.js'

const setting = 'vm.max_map_count'

/** A thread's stack and its guard page. */
const mapsPerThread = 2

/** Libraries, heap and files of the program itself. */
const spare = 1.25

function assess(facts: Facts, workload: Workload): Assessment {
  const threads = workload.threadsPerConnection
  if (threads === undefined) return {state: 'not-applicable', reason: message('no-threads', {})}
  if (workload.role === 'client') return {state: 'not-applicable', reason: message('server-side-only', {})}
  const maps = readCount(facts, setting)
  if (maps.state !== 'known') return unknownBecause(maps)
  const {processes} = workload
  return ceilingOf(
    (processes * maps.value) / (threads * mapsPerThread * spare),
    'processes × maps ÷ (threads × mapsPerThread × spare)',
    {processes, maps: maps.value, threads, mapsPerThread, spare},
  )
}

/** Memory areas of one process; every thread takes two. */
export const memoryMaps: Limit = {
  id: 'memory-maps',
  setting,
  below: () => 'fail',
  assess,
  shortfall: (ceiling, _inputs, {target}) => message('limit-short', {limit: 'memory-maps', ceiling, target}),
  fixes: (_facts, {target, threadsPerConnection = 0, processes}) =>
    raiseSysctl(setting, Math.ceil((target * threadsPerConnection * mapsPerThread * spare) / processes)),
}
