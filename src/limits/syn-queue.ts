import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import type {Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {raiseSysctl} from './raise-sysctl.js'
import {readCount, unknownBecause} from './read-setting.js'

const setting = 'net.ipv4.tcp_max_syn_backlog'

/** How long a handshake from far away stays half open. */
const roundTripMs = 100

function halfOpen(ratePerSecond: number): number {
  return Math.ceil((ratePerSecond * roundTripMs) / 1000)
}

function assess(facts: Facts, workload: Workload): Assessment {
  // On loopback the whole handshake happens inside connect(): nothing is ever half open.
  if (workload.role !== 'server') return {state: 'not-applicable', reason: message('remote-clients-only', {})}
  const cookies = readCount(facts, 'net.ipv4.tcp_syncookies')
  if (cookies.state === 'unreadable') return unknownBecause(cookies)
  if (cookies.state === 'known' && cookies.value !== 0) {
    return {state: 'not-applicable', reason: message('syn-cookies-on', {})}
  }
  const rate = workload.ratePerSecond
  if (rate === undefined) return {state: 'not-applicable', reason: message('no-rate', {})}
  const backlog = readCount(facts, setting)
  if (backlog.state !== 'known') return unknownBecause(backlog)

  // The last quarter is held back for clients the kernel already knows.
  const room = Math.floor((backlog.value * 3) / 4)
  const inputs = {synBacklog: backlog.value, rate, roundTripMs}
  return halfOpen(rate) <= room
    ? ceilingOf(
        Number.POSITIVE_INFINITY,
        'unbounded while rate × roundTripMs ÷ 1000 ≤ synBacklog × 3 ÷ 4',
        inputs,
      )
    : ceilingOf(room, 'synBacklog × 3 ÷ 4', inputs)
}

/** Half-open handshakes. With SYN cookies on, as everywhere by default, the listen backlog bounds them instead. */
export const synQueue: Limit = {
  id: 'syn-queue',
  setting,
  below: () => 'warn',
  assess,
  shortfall: (ceiling, _inputs, {target}) => message('limit-short', {limit: 'syn-queue', ceiling, target}),
  fixes: (_facts, {ratePerSecond = 0}) => [
    ...raiseSysctl('net.ipv4.tcp_syncookies', 1),
    ...raiseSysctl(setting, Math.ceil((halfOpen(ratePerSecond) * 4) / 3)),
  ],
}
