import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import type {Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {raiseSysctl} from './raise-sysctl.js'
import {readCount, unknownBecause} from './read-setting.js'

const setting = 'net.ipv4.tcp_max_tw_buckets'
const timeWaitSeconds = 60

function assess(facts: Facts, workload: Workload): Assessment {
  const churn = workload.churnPerSecond
  if (churn === undefined) return {state: 'not-applicable', reason: message('no-churn', {})}
  const buckets = readCount(facts, setting)
  if (buckets.state !== 'known') return unknownBecause(buckets)
  const inputs = {buckets: buckets.value, churn, timeWaitSeconds}
  return churn * timeWaitSeconds <= buckets.value
    ? ceilingOf(Number.POSITIVE_INFINITY, 'unbounded while churn × timeWaitSeconds ≤ buckets', inputs)
    : ceilingOf(buckets.value, 'buckets', inputs)
}

/** Closed sockets the kernel keeps in TIME_WAIT. Beyond it they are forgotten early, which can mix up connections. */
export const timeWaitBuckets: Limit = {
  id: 'time-wait-buckets',
  setting,
  below: () => 'warn',
  assess,
  shortfall: (ceiling, _inputs, {target}) =>
    message('limit-short', {limit: 'time-wait-buckets', ceiling, target}),
  fixes: (_facts, {churnPerSecond = 0}) => raiseSysctl(setting, churnPerSecond * timeWaitSeconds),
}
