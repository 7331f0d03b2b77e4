import {describe, expect, it} from 'vitest'
import {descriptorsBesidesConnections as own, openFiles, openFilesSoft} from '../../src/limits/open-files.js'
import {runtimes} from '../../src/model/workload.js'
import {aCount, aRange, facts, locked, missing, settings, workload} from '../build/facts.js'
import {ceiling, judge} from '../build/judge.js'
import {fc} from '../build/properties.js'

const hardIs = (hard: number | 'unlimited') => settings({'RLIMIT_NOFILE hard': aCount(hard)})
const softIs = (soft: number | 'unlimited') => settings({'RLIMIT_NOFILE soft': aCount(soft)})

describe('the hard open-file limit', () => {
  it.each([
    {hard: 10_000 + own, processes: 1, ceiling: 10_000, verdict: 'pass'},
    {hard: 9_999 + own, processes: 1, ceiling: 9_999, verdict: 'fail'},
    {hard: 5_000 + own, processes: 2, ceiling: 10_000, verdict: 'pass'},
    {hard: 4_999 + own, processes: 2, ceiling: 9_998, verdict: 'fail'},
    {hard: 10_000, processes: 1, ceiling: 10_000 - own, verdict: 'fail'},
    {hard: own, processes: 1, ceiling: 0, verdict: 'fail'},
    {hard: own - 1, processes: 1, ceiling: 0, verdict: 'fail'},
    {hard: 0, processes: 1, ceiling: 0, verdict: 'fail'},
    {hard: 'unlimited', processes: 1, ceiling: null, verdict: 'pass'},
  ] as const)('of $hard in $processes processes allows $ceiling', ({hard, processes, ...expected}) => {
    expect(judge(openFiles, hardIs(hard), workload({processes}))).toMatchObject(expected)
  })

  it('names the limit, the target and the processes when it is short', () => {
    expect(judge(openFiles, hardIs(1024), workload({processes: 2})).message).toEqual({
      code: 'open-files-short',
      args: {ceiling: 2 * (1024 - own), target: 10_000, hard: 1024, processes: 2},
    })
  })

  it('shows the formula with all of its inputs', () => {
    expect(openFiles.assess(hardIs(1024), workload({processes: 3}))).toEqual({
      state: 'ceiling',
      ceiling: 3 * (1024 - own),
      formula: 'processes × (hard − own)',
      inputs: {processes: 3, hard: 1024, own},
    })
  })

  it.each([
    {name: 'absent', fact: missing, source: '/missing', reason: 'this system does not show it'},
    {name: 'unreadable', fact: locked, source: '/locked', reason: 'EACCES'},
    {name: 'not a number', fact: aRange(1, 2), source: '/range', reason: 'not a number'},
  ])('that is $name is unknown, never a pass', ({fact, source, reason}) => {
    expect(judge(openFiles, settings({'RLIMIT_NOFILE hard': fact}), workload())).toEqual({
      verdict: 'unknown',
      ceiling: null,
      message: {code: 'limit-unknown', args: {limit: 'open-files', source, reason}},
    })
  })

  it.each(['both', 'client', 'server'] as const)('counts per process, whatever the role: %s', (role) => {
    expect(ceiling(openFiles, hardIs(1024), workload({role}))).toBe(1024 - own)
  })

  it.each(runtimes)('stops a program in %s', (runtime) => {
    expect(openFiles.below(workload({runtime}))).toBe('fail')
  })
})

describe('the soft open-file limit', () => {
  it.each([
    {soft: 10_000 + own, runtime: 'python', ceiling: 10_000, verdict: 'pass'},
    {soft: 9_999 + own, runtime: 'python', ceiling: 9_999, verdict: 'fail'},
    {soft: 10_000 + own, runtime: 'node', ceiling: 10_000, verdict: 'pass'},
    {soft: 9_999 + own, runtime: 'node', ceiling: 9_999, verdict: 'warn'},
    {soft: 'unlimited', runtime: 'python', ceiling: null, verdict: 'pass'},
  ] as const)('of $soft under $runtime: $verdict', ({soft, runtime, ...expected}) => {
    expect(judge(openFilesSoft, softIs(soft), workload({runtime}))).toMatchObject(expected)
  })

  it.each([
    {runtime: 'node', raises: true},
    {runtime: 'go', raises: true},
    {runtime: 'jvm', raises: true},
    {runtime: 'python', raises: false},
    {runtime: 'c', raises: false},
    {runtime: 'nginx', raises: false},
    {runtime: 'other', raises: false},
  ] as const)('stops $runtime unless it raises the limit itself: $raises', ({runtime, raises}) => {
    expect(judge(openFilesSoft, softIs(1024), workload({runtime}))).toEqual({
      verdict: raises ? 'warn' : 'fail',
      ceiling: 1024 - own,
      message: {
        code: 'open-files-soft-short',
        args: {ceiling: 1024 - own, target: 10_000, soft: 1024, raises},
      },
    })
  })

  it.each([
    {name: 'absent', fact: missing},
    {name: 'unreadable', fact: locked},
    {name: 'not a number', fact: aRange(1, 2)},
  ])('that is $name is unknown, never a pass', ({fact}) => {
    const judged = judge(openFilesSoft, settings({'RLIMIT_NOFILE soft': fact}), workload())
    expect(judged).toMatchObject({
      verdict: 'unknown',
      ceiling: null,
      message: {code: 'limit-unknown', args: {limit: 'open-files-soft'}},
    })
  })
})

describe('what auto asks for', () => {
  it.each([
    {target: 10_000, processes: 1, size: 11_038}, // (10,000 + 512) × 1.05, rounded up
    {target: 10_000, processes: 4, size: 3163}, // (2,500 + 512) × 1.05
    {target: 10_001, processes: 4, size: 3164}, // (2,501 + 512) × 1.05: the largest share counts
    {target: 1, processes: 1, size: 539},
  ])('$target connections in $processes processes: $size', ({size, ...load}) => {
    expect(openFiles.size?.(workload(load))).toBe(size)
    expect(openFilesSoft.size?.(workload(load))).toBe(size)
  })
})

describe('the fixes of the hard limit', () => {
  it('start with this shell and end with sharing the load', () => {
    expect(openFiles.fixes(hardIs(4096), workload())).toEqual([
      {layer: 'shell', how: {code: 'fix-prlimit-shell', args: {limit: 11_038}}},
      {layer: 'logins', how: {code: 'fix-limits-conf', args: {limit: 11_038}}},
      {layer: 'service', how: {code: 'fix-limit-nofile', args: {limit: 11_038}}},
      {layer: 'container', how: {code: 'fix-container-ulimit', args: {limit: 11_038}}},
      {layer: 'workload', how: {code: 'fix-more-processes', args: {processes: 3}}},
    ])
  })

  it.each([
    {
      nrOpen: 11_037,
      first: [{layer: 'runtime', how: {code: 'fix-nr-open-first', args: {limit: 11_038, nrOpen: 11_037}}}],
    },
    {nrOpen: 11_038, first: []},
  ])('raise an fs.nr_open of $nrOpen first when it is below', ({nrOpen, first}) => {
    const host = settings({'RLIMIT_NOFILE hard': aCount(4096), 'fs.nr_open': aCount(nrOpen)})
    expect(openFiles.fixes(host, workload()).filter(({layer}) => layer === 'runtime')).toEqual(first)
    expect(openFiles.fixes(host, workload())[first.length]).toMatchObject({layer: 'shell'})
  })

  it.each([
    {name: 'absent', fact: missing},
    {name: 'unreadable', fact: locked},
  ])('do not speak of fs.nr_open when it is $name', ({fact}) => {
    const host = settings({'RLIMIT_NOFILE hard': aCount(4096), 'fs.nr_open': fact})
    expect(openFiles.fixes(host, workload())[0]).toMatchObject({how: {code: 'fix-prlimit-shell'}})
  })

  it.each([
    {name: 'a limit too small to share', hard: 64, target: 10_000},
    {name: 'more than 256 processes', hard: 1024, target: 960 * 256 + 1},
  ])('do not propose to share among $name', ({hard, target}) => {
    const codes = openFiles.fixes(hardIs(hard), workload({target})).map(({how}) => how.code)
    expect(codes).not.toContain('fix-more-processes')
  })

  it('propose up to 256 processes', () => {
    expect(openFiles.fixes(hardIs(1024), workload({target: 960 * 256})).at(-1)).toEqual({
      layer: 'workload',
      how: {code: 'fix-more-processes', args: {processes: 256}},
    })
  })
})

describe('the fixes of the soft limit', () => {
  it.each([
    {hard: 11_038, fixes: [{layer: 'shell', how: {code: 'fix-ulimit-soft', args: {limit: 11_038}}}]},
    {hard: 11_037, fixes: []},
  ])('with a hard limit of $hard', ({hard, fixes}) => {
    const host = settings({'RLIMIT_NOFILE hard': aCount(hard), 'RLIMIT_NOFILE soft': aCount(1024)})
    expect(openFilesSoft.fixes(host, workload())).toEqual(fixes)
  })

  it('are none when the hard limit is not known', () => {
    expect(openFilesSoft.fixes(settings({'RLIMIT_NOFILE hard': locked}), workload())).toEqual([])
  })
})

describe('properties', () => {
  const limit = fc.integer({min: 0, max: 2_000_000})
  const processes = fc.integer({min: 1, max: 256})

  it('a higher limit never lowers the ceiling', () => {
    fc.assert(
      fc.property(limit, limit, processes, (one, other, shared) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        const load = workload({processes: shared})
        expect(ceiling(openFiles, hardIs(low), load)).toBeLessThanOrEqual(
          ceiling(openFiles, hardIs(high), load),
        )
        expect(ceiling(openFilesSoft, softIs(low), load)).toBeLessThanOrEqual(
          ceiling(openFilesSoft, softIs(high), load),
        )
      }),
    )
  })

  it('another process never lowers the ceiling', () => {
    fc.assert(
      fc.property(limit, processes, (hard, shared) => {
        expect(ceiling(openFiles, hardIs(hard), workload({processes: shared}))).toBeLessThanOrEqual(
          ceiling(openFiles, hardIs(hard), workload({processes: shared + 1})),
        )
      }),
    )
  })

  it('what auto asks for carries the target', () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 10_000_000}), processes, (target, shared) => {
        const load = workload({target, processes: shared})
        const size = openFiles.size?.(load) ?? 0
        expect(judge(openFiles, hardIs(size), load).verdict).toBe('pass')
      }),
    )
  })

  it('the setting read is the one named', () => {
    expect(facts().settings).toHaveProperty([openFiles.setting ?? ''])
    expect(facts().settings).toHaveProperty([openFilesSoft.setting ?? ''])
  })
})
