import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import {endsOnThisHost, type Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {raiseSysctl} from './raise-sysctl.js'
import {readVector, unknownBecause} from './read-setting.js'

const setting = 'net.ipv4.tcp_mem'

/** A socket with unread or unsent data holds at least one page; a quarter to spare. */
const pagesPerSocket = 1.25

function assess(facts: Facts, workload: Workload): Assessment {
  const share = workload.queuedShare ?? 0
  if (share === 0) return {state: 'not-applicable', reason: message('nothing-queued', {})}
  const pages = readVector(facts, setting)
  if (pages.state === 'absent') {
    return {state: 'not-applicable', reason: message('host-only-setting', {setting})}
  }
  if (pages.state !== 'known') return unknownBecause(pages)
  const [, pressure = 0] = pages.value
  const used = facts.sockets.queuedPages
  if (used.state !== 'known') return unknownBecause(used)
  const ends = endsOnThisHost(workload.role)
  return ceilingOf(
    (pressure - used.value) / (pagesPerSocket * share * ends),
    '(pressure − used) ÷ (pages × share × ends)',
    {
      pressure,
      used: used.value,
      pages: pagesPerSocket,
      share,
      ends,
    },
  )
}

/** Pages (not bytes) of queued data over all TCP sockets. Idle connections take none, so they never meet it. */
export const tcpMem: Limit = {
  id: 'tcp-mem',
  setting,
  below: () => 'warn',
  assess,
  shortfall: (ceiling, _inputs, {target}) => message('limit-short', {limit: 'tcp-mem', ceiling, target}),
  fixes: (facts, workload) => {
    const pages = readVector(facts, setting)
    if (pages.state !== 'known') return []
    const [least = 0, pressure = 0, most = 0] = pages.value
    const {queuedPages} = facts.sockets
    const used = queuedPages.state === 'known' ? queuedPages.value : 0
    const needed =
      used +
      Math.ceil(
        pagesPerSocket * (workload.queuedShare ?? 0) * endsOnThisHost(workload.role) * workload.target,
      )
    const raised = Math.max(pressure, needed)
    return raiseSysctl(setting, `${least} ${raised} ${Math.max(most, Math.ceil(raised * 1.5))}`)
  },
}
