import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import type {Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {raiseSysctl} from './raise-sysctl.js'
import {readCount, unknownBecause} from './read-setting.js'

const setting = 'net.ipv4.tcp_max_orphans'

function assess(facts: Facts, _workload: Workload): Assessment {
  const max = readCount(facts, setting)
  if (max.state === 'absent') {
    return {state: 'not-applicable', reason: message('host-only-setting', {setting})}
  }
  if (max.state !== 'known') return unknownBecause(max)
  const now = facts.sockets.orphans
  if (now.state !== 'known') return unknownBecause(now)
  return ceilingOf(max.value - now.value, 'max − orphans', {max: max.value, orphans: now.value})
}

/** Sockets no process holds any more and that still have to say good-bye: all of them, when all close at once. */
export const orphans: Limit = {
  id: 'orphans',
  setting,
  below: () => 'warn',
  assess,
  shortfall: (ceiling, _inputs, {target}) => message('limit-short', {limit: 'orphans', ceiling, target}),
  fixes: (facts, {target}) => {
    const {orphans: now} = facts.sockets
    return raiseSysctl(setting, target + (now.state === 'known' ? now.value : 0))
  },
}
