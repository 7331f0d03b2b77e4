import type {Facts} from '../model/facts.js'
import type {Assessment, Fix, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import type {Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {raiseSysctl} from './raise-sysctl.js'
import {readCount, unknownBecause} from './read-setting.js'

/** What a server does besides its connections. */
const spare = 1.25

function threadsNeeded({target, threadsPerConnection = 0}: Workload): number {
  return Math.ceil(target * threadsPerConnection * spare)
}

function assess(facts: Facts, workload: Workload): Assessment {
  const perConnection = workload.threadsPerConnection
  if (perConnection === undefined) return {state: 'not-applicable', reason: message('no-threads', {})}
  if (workload.role === 'client') return {state: 'not-applicable', reason: message('server-side-only', {})}
  const threadsMax = readCount(facts, 'kernel.threads-max')
  if (threadsMax.state !== 'known') return unknownBecause(threadsMax)
  const pidMax = readCount(facts, 'kernel.pid_max')
  if (pidMax.state !== 'known') return unknownBecause(pidMax)
  const running = facts.threads
  if (running.state !== 'known') return unknownBecause(running)
  const {cgroupPids} = facts
  if (cgroupPids.state === 'unreadable') return unknownBecause(cgroupPids)

  const inGroup =
    cgroupPids.state === 'known' ? cgroupPids.value.limit - cgroupPids.value.used : Number.POSITIVE_INFINITY
  const free = Math.min(threadsMax.value - running.value, pidMax.value - running.value, inGroup)
  const assessment = ceilingOf(
    free / (perConnection * spare),
    'min(threadsMax − running, pidMax − running, inGroup) ÷ (perConnection × spare)',
    {
      threadsMax: threadsMax.value,
      running: running.value,
      pidMax: pidMax.value,
      inGroup,
      perConnection,
      spare,
    },
  )
  if (free === inGroup) return {...assessment, setting: null} // pids.max is no setting of the host.
  return threadsMax.value <= pidMax.value ? assessment : {...assessment, setting: 'kernel.pid_max'}
}

/** For servers that give each connection a thread. */
export const threads: Limit = {
  id: 'threads',
  setting: 'kernel.threads-max',
  below: () => 'fail',
  assess,
  shortfall: (ceiling, _inputs, {target}) => message('limit-short', {limit: 'threads', ceiling, target}),
  fixes: (facts, workload) => {
    const needed = threadsNeeded(workload)
    const running = facts.threads.state === 'known' ? facts.threads.value : 0
    const tooLow = ['kernel.threads-max', 'kernel.pid_max'].filter((name) => {
      const fact = readCount(facts, name)
      return fact.state === 'known' && fact.value - running < needed
    })
    const {cgroupPids} = facts
    const inGroup: Fix[] =
      cgroupPids.state === 'known' && cgroupPids.value.limit - cgroupPids.value.used < needed
        ? [{layer: 'service', how: message('fix-cgroup-pids', {needed: cgroupPids.value.used + needed})}]
        : []
    return [...tooLow.flatMap((name) => raiseSysctl(name, running + needed)), ...inGroup]
  },
}
