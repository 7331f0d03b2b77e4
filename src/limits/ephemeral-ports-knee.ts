import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import {addressTuples, type Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {unknownBecause} from './read-setting.js'
import {portRangeSetting, portUse} from './usable-ports.js'

function assess(facts: Facts, workload: Workload): Assessment {
  if (workload.role === 'server') return {state: 'not-applicable', reason: message('client-side-only', {})}
  const use = portUse(facts)
  if (use.state !== 'known') return unknownBecause(use)
  const {firstHalf} = use.value
  const tuples = addressTuples(workload)
  return ceilingOf(firstHalf * tuples, 'half × tuples', {half: firstHalf, tuples})
}

/**
 * Where connect() becomes 12 to 35 times slower: it tries the ports of the lower end's parity first, and scans all
 * of them in vain once they are taken. Nothing stops there, so it warns.
 */
export const ephemeralPortsKnee: Limit = {
  id: 'ephemeral-ports-knee',
  setting: portRangeSetting,
  below: () => 'warn',
  assess,
  shortfall: (ceiling, _inputs, {target}) => message('ephemeral-ports-knee-passed', {ceiling, target}),
  fixes: (facts, workload) => {
    const assessment = assess(facts, workload)
    const half = assessment.state === 'ceiling' ? Number(assessment.inputs['half']) : 0
    if (half === 0) return []
    const sources = Math.ceil(workload.target / (half * workload.destinations))
    return [{layer: 'workload', how: message('fix-more-sources', {sources})}]
  },
}
