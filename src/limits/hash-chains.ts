import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import {endsOnThisHost, type Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {readVector, unknownBecause} from './read-setting.js'

const setting = 'net.ipv4.tcp_ehash_entries'

/** Sockets per chain up to which looking one up costs nothing to speak of. */
const longestChain = 4

function assess(facts: Facts, workload: Workload): Assessment {
  const entries = readVector(facts, setting)
  if (entries.state === 'absent') {
    return {state: 'not-applicable', reason: message('no-such-limit-here', {source: entries.source})}
  }
  if (entries.state !== 'known') return unknownBecause(entries)
  const buckets = Math.abs(entries.value[0] ?? 0) // Negative: shared with the initial namespace.
  const ends = endsOnThisHost(workload.role)
  return ceilingOf((longestChain * buckets) / ends, 'chain × buckets ÷ ends', {
    chain: longestChain,
    buckets,
    ends,
  })
}

/** The kernel's table of TCP sockets, sized at boot. Beyond it everything still works, a little slower. */
export const hashChains: Limit = {
  id: 'hash-chains',
  setting,
  below: () => 'warn',
  assess,
  shortfall: (ceiling, _inputs, {target}) => message('limit-short', {limit: 'hash-chains', ceiling, target}),
  fixes: (_facts, {target, role}) => {
    const entries = 2 ** Math.ceil(Math.log2((target * endsOnThisHost(role)) / longestChain))
    return [{layer: 'next-boot', how: message('fix-boot-parameter', {parameter: `thash_entries=${entries}`})}]
  },
}
