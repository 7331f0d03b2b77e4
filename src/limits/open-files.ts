import {toNumber} from '../model/count.js'
import type {Facts} from '../model/facts.js'
import {raisesOpenFileLimit, type Workload} from '../model/workload.js'
import type {Assessment, Fix, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import {ceilingOf} from './ceiling.js'
import {readCount, unknownBecause} from './read-setting.js'

/**
 * Descriptors a Node process holds besides its connections: standard streams, event loop, the channel to its
 * parent, a listener and the files it reads while it runs. Measured at the moment of EMFILE by
 * `test/system/open-files.test.ts`; programs in C hold fewer, so for them the ceiling is a little low.
 */
export const descriptorsBesidesConnections = 21

/** What each process is asked to have: its share, listeners, files and libraries, and 5 % to spare. */
export function descriptorsPerProcess(workload: Workload): number {
  return Math.ceil((Math.ceil(workload.target / workload.processes) + 512) * 1.05)
}

function assess(name: 'hard' | 'soft') {
  return (facts: Facts, workload: Workload): Assessment => {
    const limit = readCount(facts, `RLIMIT_NOFILE ${name}`)
    if (limit.state !== 'known') return unknownBecause(limit)
    return ceilingOf(
      workload.processes * (limit.value - descriptorsBesidesConnections),
      `processes × (${name} − own)`,
      {processes: workload.processes, [name]: limit.value, own: descriptorsBesidesConnections},
    )
  }
}

function raiseHard(facts: Facts, workload: Workload): Fix[] {
  const limit = descriptorsPerProcess(workload)
  const nrOpen = readCount(facts, 'fs.nr_open')
  const first: Fix[] =
    nrOpen.state === 'known' && nrOpen.value < limit
      ? [{layer: 'runtime', how: message('fix-nr-open-first', {limit, nrOpen: nrOpen.value})}]
      : []
  const hard = readCount(facts, 'RLIMIT_NOFILE hard')
  const room = hard.state === 'known' ? hard.value - 64 : 0
  const processes = room > 0 ? Math.ceil(workload.target / room) : 0
  return [
    ...first,
    {layer: 'shell', how: message('fix-prlimit-shell', {limit})},
    {layer: 'logins', how: message('fix-limits-conf', {limit})},
    {layer: 'service', how: message('fix-limit-nofile', {limit})},
    {layer: 'container', how: message('fix-container-ulimit', {limit})},
    ...(processes > workload.processes && processes <= 256
      ? [{layer: 'workload', how: message('fix-more-processes', {processes})} as const]
      : []),
  ]
}

/** The limit that can be reached without privilege: where Node, Go, the JVM and `tune gate` stop. */
export const openFiles: Limit = {
  id: 'open-files',
  setting: 'RLIMIT_NOFILE hard',
  below: () => 'fail',
  assess: assess('hard'),
  size: descriptorsPerProcess,
  shortfall: (ceiling, inputs, {target, processes}) =>
    message('open-files-short', {ceiling, target, hard: toNumber(inputs['hard'] ?? 0), processes}),
  fixes: raiseHard,
}

/** Where programs stop that do not raise their own limit: Python, C, nginx. */
export const openFilesSoft: Limit = {
  id: 'open-files-soft',
  setting: 'RLIMIT_NOFILE soft',
  below: (workload) => (raisesOpenFileLimit(workload.runtime) ? 'warn' : 'fail'),
  assess: assess('soft'),
  size: descriptorsPerProcess,
  shortfall: (ceiling, inputs, {target, runtime}) =>
    message('open-files-soft-short', {
      ceiling,
      target,
      soft: toNumber(inputs['soft'] ?? 0),
      raises: raisesOpenFileLimit(runtime),
    }),
  fixes: (facts, workload) => {
    const hard = readCount(facts, 'RLIMIT_NOFILE hard')
    const limit = descriptorsPerProcess(workload)
    if (hard.state === 'known' && hard.value >= limit) {
      return [{layer: 'shell', how: message('fix-ulimit-soft', {limit})}]
    }
    return [] // The hard limit is a rung of its own, and comes first.
  },
}
