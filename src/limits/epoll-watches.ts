import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import {endsOnThisHost, type Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {raiseSysctl} from './raise-sysctl.js'
import {readCount, unknownBecause} from './read-setting.js'

const setting = 'fs.epoll.max_user_watches'

function size(workload: Workload): number {
  return endsOnThisHost(workload.role) * workload.target
}

function assess(facts: Facts, workload: Workload): Assessment {
  const watches = readCount(facts, setting)
  if (watches.state === 'absent') {
    return {state: 'not-applicable', reason: message('no-such-limit-here', {source: watches.source})}
  }
  if (watches.state !== 'known') return unknownBecause(watches)
  const ends = endsOnThisHost(workload.role)
  return ceilingOf(watches.value / ends, 'watches ÷ ends', {watches: watches.value, ends})
}

/** Sockets one user may register with epoll. It runs out as ENOSPC, which looks like a full disk. */
export const epollWatches: Limit = {
  id: 'epoll-watches',
  setting,
  below: () => 'fail',
  assess,
  size,
  shortfall: (ceiling, _inputs, {target}) => message('epoll-watches-short', {ceiling, target}),
  fixes: (_facts, workload) => {
    const value = String(size(workload))
    return raiseSysctl(setting, value)
  },
}
