import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import type {Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {raiseSysctl} from './raise-sysctl.js'
import {readCount, unknownBecause} from './read-setting.js'

const setting = 'net.ipv4.neigh.default.gc_thresh3'

/** With fewer directly connected peers no default is in danger. */
const fewPeers = 1000

function assess(facts: Facts, workload: Workload): Assessment {
  const peers = workload.peers ?? 0
  if (peers <= fewPeers) return {state: 'not-applicable', reason: message('few-peers', {})}
  const threshold = readCount(facts, setting)
  if (threshold.state === 'absent') {
    return {state: 'not-applicable', reason: message('host-only-setting', {setting})}
  }
  if (threshold.state !== 'known') return unknownBecause(threshold)
  const inputs = {gcThresh: threshold.value, peers, target: workload.target}
  return peers <= threshold.value
    ? ceilingOf(Number.POSITIVE_INFINITY, 'unbounded while peers ≤ gcThresh', inputs)
    : ceilingOf((workload.target * threshold.value) / peers, 'target × gcThresh ÷ peers', inputs)
}

/** The neighbour (ARP) table: one entry per directly connected layer-2 peer. */
export const neighbours: Limit = {
  id: 'neighbours',
  setting,
  below: () => 'fail',
  assess,
  shortfall: (ceiling, _inputs, {target}) => message('limit-short', {limit: 'neighbours', ceiling, target}),
  fixes: (_facts, {peers = 0}) => raiseSysctl(setting, Math.ceil(peers * 1.25)),
}
