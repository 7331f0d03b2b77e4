import {describe, expect, it} from 'vitest'
import {acceptPauseMs, acceptQueue, arrivalsDuringPause} from '../../src/limits/accept-queue.js'
import {aCount, aRange, locked, missing, settings, workload} from '../build/facts.js'
import {ceiling, judge} from '../build/judge.js'
import {fc} from '../build/properties.js'

const queueOf = (somaxconn: number | 'unlimited') => settings({'net.core.somaxconn': aCount(somaxconn)})

describe('the accept queue', () => {
  it.each([
    // 4 connections per second are one in a pause of 250 ms.
    {somaxconn: 128, ratePerSecond: 512, target: 10_000, ceiling: null, verdict: 'pass'},
    {somaxconn: 128, ratePerSecond: 513, target: 10_000, ceiling: 129, verdict: 'warn'},
    {somaxconn: 4096, ratePerSecond: 16_384, target: 10_000, ceiling: null, verdict: 'pass'},
    {somaxconn: 4096, ratePerSecond: 16_385, target: 10_000, ceiling: 4097, verdict: 'warn'},
    {somaxconn: 128, ratePerSecond: 100_000, target: 129, ceiling: 129, verdict: 'pass'},
    {somaxconn: 128, ratePerSecond: 100_000, target: 130, ceiling: 129, verdict: 'warn'},
    {somaxconn: 'unlimited', ratePerSecond: 1_000_000, target: 10_000, ceiling: null, verdict: 'pass'},
  ] as const)(
    '$somaxconn places, $ratePerSecond per second, $target connections: $verdict',
    ({somaxconn, ratePerSecond, target, ...expected}) => {
      expect(
        judge(acceptQueue, queueOf(somaxconn), workload({runtime: 'c', ratePerSecond, target})),
      ).toMatchObject(expected)
    },
  )

  it('says what a pause needs', () => {
    expect(judge(acceptQueue, queueOf(128), workload({runtime: 'c', ratePerSecond: 4000})).message).toEqual({
      code: 'accept-queue-short',
      args: {ceiling: 129, target: 10_000, needed: 1000, ratePerSecond: 4000, pauseMs: 250, assumed: null},
    })
  })

  it.each([
    {ratePerSecond: 512, formula: 'unbounded while rate × pauseMs ÷ 1000 ≤ queue', ceiling: null},
    {ratePerSecond: 513, formula: 'queue + 1', ceiling: 129},
  ])('shows the formula it used at $ratePerSecond per second', ({ratePerSecond, ...expected}) => {
    expect(acceptQueue.assess(queueOf(128), workload({runtime: 'c', ratePerSecond}))).toEqual({
      state: 'ceiling',
      inputs: {backlog: 'unlimited', somaxconn: 128, queue: 128, rate: ratePerSecond, pauseMs: acceptPauseMs},
      ...expected,
    })
  })

  it.each([
    {runtime: 'node', places: 512},
    {runtime: 'nginx', places: 512},
    {runtime: 'python', places: 101},
    {runtime: 'jvm', places: 51},
    {runtime: 'go', places: 4097},
  ] as const)('of a server in $runtime has its default backlog, where none is said', ({runtime, places}) => {
    const {message: says, ...judged} = judge(
      acceptQueue,
      queueOf(4096),
      workload({runtime, ratePerSecond: 40_000}),
    )
    expect(judged).toMatchObject({verdict: 'warn', ceiling: places})
    expect(says).toMatchObject({args: {assumed: runtime === 'go' ? null : runtime}})
  })

  it("is as long as the smaller of somaxconn and the server's own backlog", () => {
    const load = workload({runtime: 'c', ratePerSecond: 8000, backlog: 511})
    expect(judge(acceptQueue, queueOf(4096), load)).toMatchObject({verdict: 'warn', ceiling: 512})
    expect(judge(acceptQueue, queueOf(4096), workload({runtime: 'c', ratePerSecond: 8000}))).toMatchObject({
      verdict: 'pass',
    })
  })

  it.each([
    {load: {role: 'client', ratePerSecond: 5000}, code: 'server-side-only'},
    {load: {role: 'both'}, code: 'no-rate'},
    {load: {role: 'server'}, code: 'no-rate'},
    {load: {role: 'client'}, code: 'server-side-only'},
  ] as const)('does not apply to $load: $code', ({load, code}) => {
    expect(judge(acceptQueue, queueOf(1), workload(load))).toEqual({
      verdict: 'not-applicable',
      ceiling: null,
      message: {code, args: {}},
    })
  })

  it('applies to a host that only accepts', () => {
    const load = workload({runtime: 'c', role: 'server', ratePerSecond: 5000})
    expect(judge(acceptQueue, queueOf(128), load).verdict).toBe('warn')
  })

  it.each([
    {name: 'absent', fact: missing, reason: 'this system does not show it'},
    {name: 'unreadable', fact: locked, reason: 'EACCES'},
    {name: 'not a number', fact: aRange(1, 2), reason: 'not a number'},
  ])('is unknown when somaxconn is $name', ({fact, reason}) => {
    const host = settings({'net.core.somaxconn': fact})
    expect(judge(acceptQueue, host, workload({runtime: 'c', ratePerSecond: 5000}))).toMatchObject({
      verdict: 'unknown',
      message: {code: 'limit-unknown', args: {limit: 'accept-queue', reason}},
    })
  })
})

describe('what auto asks for', () => {
  it.each([
    {load: {}, size: 4096},
    {load: {ratePerSecond: 1000}, size: 4096},
    {load: {ratePerSecond: 16_384}, size: 4096},
    {load: {ratePerSecond: 16_385}, size: 8192},
    {load: {ratePerSecond: 32_768}, size: 8192},
    {load: {ratePerSecond: 1_000_000}, size: 16_384}, // Never more than the next power of two of the target.
    {load: {ratePerSecond: 1_000_000, target: 100}, size: 4096},
    {load: {ratePerSecond: 1_000_000, role: 'client' as const}, size: 0}, // Nothing is accepted here.
  ])('$load: $size', ({load, size}) => {
    expect(acceptQueue.size?.(workload(load))).toBe(size)
  })
})

describe('the fixes', () => {
  it('raise the setting, the server’s own backlog, or slow down', () => {
    const [name, value] = ['net.core.somaxconn', '4096']
    expect(acceptQueue.fixes(queueOf(128), workload({runtime: 'c', ratePerSecond: 5000}))).toEqual([
      {layer: 'runtime', how: {code: 'fix-sysctl-now', args: {name, value}}},
      {layer: 'next-boot', how: {code: 'fix-sysctl-boot', args: {name, value}}},
      {layer: 'application', how: {code: 'fix-listen-backlog', args: {backlog: 4096}}},
      {layer: 'workload', how: {code: 'fix-slower-rate', args: {ratePerSecond: 512}}},
    ])
  })

  it.each([
    {somaxconn: 4095, layers: ['runtime', 'next-boot', 'application', 'workload']},
    {somaxconn: 4096, layers: ['application', 'workload']},
    {somaxconn: 65_535, layers: ['application', 'workload']},
  ])('leave a somaxconn of $somaxconn alone when it is not below 4096', ({somaxconn, layers}) => {
    expect(acceptQueue.fixes(queueOf(somaxconn), workload()).map(({layer}) => layer)).toEqual(layers)
  })

  it('do not speak of a rate when somaxconn is not known', () => {
    const codes = acceptQueue.fixes(
      settings({'net.core.somaxconn': locked}),
      workload({runtime: 'c', ratePerSecond: 5000}),
    )
    expect(codes.map(({how}) => how.code)).toEqual([
      'fix-sysctl-now',
      'fix-sysctl-boot',
      'fix-listen-backlog',
    ])
  })
})

describe('properties', () => {
  const somaxconn = fc.integer({min: 1, max: 70_000})
  const rate = fc.integer({min: 1, max: 1_000_000})

  it('a longer queue never lowers the ceiling', () => {
    fc.assert(
      fc.property(somaxconn, somaxconn, rate, (one, other, ratePerSecond) => {
        const load = workload({runtime: 'c', ratePerSecond})
        expect(ceiling(acceptQueue, queueOf(Math.min(one, other)), load)).toBeLessThanOrEqual(
          ceiling(acceptQueue, queueOf(Math.max(one, other)), load),
        )
      }),
    )
  })

  it('a higher rate never raises it', () => {
    fc.assert(
      fc.property(somaxconn, rate, rate, (queue, one, other) => {
        const slow = workload({runtime: 'c', ratePerSecond: Math.min(one, other)})
        const fast = workload({runtime: 'c', ratePerSecond: Math.max(one, other)})
        expect(ceiling(acceptQueue, queueOf(queue), fast)).toBeLessThanOrEqual(
          ceiling(acceptQueue, queueOf(queue), slow),
        )
      }),
    )
  })

  it('what arrives during a pause is never rounded down', () => {
    fc.assert(
      fc.property(rate, (ratePerSecond) => {
        expect(arrivalsDuringPause(ratePerSecond) * 1000).toBeGreaterThanOrEqual(
          ratePerSecond * acceptPauseMs,
        )
      }),
    )
  })
})
