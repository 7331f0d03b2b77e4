import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import type {Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {raiseSysctl} from './raise-sysctl.js'
import {readCount, unknownBecause} from './read-setting.js'

const setting = 'net.netfilter.nf_conntrack_max'

/** A closed connection stays in the table for nf_conntrack_tcp_timeout_time_wait. */
const closedSeconds = 120

function assess(facts: Facts, workload: Workload): Assessment {
  const count = facts.conntrackCount
  if (count.state === 'absent') return {state: 'not-applicable', reason: message('nothing-tracked', {})}
  if (count.state !== 'known') return unknownBecause(count)
  // The files are there as soon as the module is; without a rule that tracks, nothing is ever counted.
  if (count.value === 0) return {state: 'not-applicable', reason: message('nothing-tracked', {})}
  const max = readCount(facts, setting)
  if (max.state !== 'known') return unknownBecause(max)
  const churn = workload.churnPerSecond ?? 0
  return ceilingOf(max.value - count.value - churn * closedSeconds, 'max − tracked − churn × closedSeconds', {
    max: max.value,
    tracked: count.value,
    churn,
    closedSeconds,
  })
}

/** Flows the firewall remembers: one per connection, also where both ends are here. A full table drops in silence. */
export const conntrack: Limit = {
  id: 'conntrack',
  setting,
  below: () => 'fail',
  assess,
  shortfall: (ceiling, _inputs, {target}) => message('limit-short', {limit: 'conntrack', ceiling, target}),
  fixes: (facts, workload) => {
    const count = facts.conntrackCount
    const tracked = count.state === 'known' ? count.value : 0
    const needed = tracked + workload.target + (workload.churnPerSecond ?? 0) * closedSeconds
    const max = Math.ceil(needed * 1.1)
    const buckets = readCount(facts, 'net.netfilter.nf_conntrack_buckets')
    const raiseBuckets =
      buckets.state === 'known' && buckets.value * 4 < max
        ? raiseSysctl('net.netfilter.nf_conntrack_buckets', Math.ceil(max / 4))
        : []
    return [...raiseBuckets, ...raiseSysctl(setting, max)]
  },
}
