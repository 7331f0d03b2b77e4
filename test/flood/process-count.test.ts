import {describe, expect, it} from 'vitest'
import {processesFor} from '../../src/flood/process-count.js'
import {openFiles} from '../../src/limits/open-files.js'
import {aCount, settings, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'
import {fc} from '../build/properties.js'

describe('as many processes as the open-file limit asks for', () => {
  it.each([
    {target: 10_000, hard: 1_048_576, processes: 1},
    {target: 960, hard: 1024, processes: 1},
    {target: 961, hard: 1024, processes: 2},
    {target: 10_000, hard: 1024, processes: 11},
    {target: 10_000, hard: Number.POSITIVE_INFINITY, processes: 1},
    {target: 1, hard: 0, processes: 1},
    {target: 256, hard: 64, processes: 256},
    {target: 100_000, hard: 64, processes: 256},
    {target: 1_000_000, hard: 1024, processes: 256},
  ])('$target connections at $hard: $processes', ({target, hard, processes}) => {
    expect(processesFor(target, hard)).toBe(processes)
  })

  it('let the target through, up to 256 of them', () => {
    const target = fc.integer({min: 1, max: 10_000_000})
    fc.assert(
      fc.property(target, fc.integer({min: 256, max: 2_000_000}), (connections, hard) => {
        const processes = processesFor(connections, hard)
        fc.pre(processes < 256)
        const host = settings({'RLIMIT_NOFILE hard': aCount(hard)})
        expect(judge(openFiles, host, workload({target: connections, processes})).verdict).toBe('pass')
      }),
    )
  })

  it('are never more than the connections to share, once a process can hold one', () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1000}), fc.integer({min: 65, max: 2000}), (target, hard) => {
        expect(processesFor(target, hard)).toBeLessThanOrEqual(target)
      }),
    )
  })
})
