import {describe, expect, it} from 'vitest'
import {epollWatches} from '../../src/limits/epoll-watches.js'
import {roles} from '../../src/model/workload.js'
import {aCount, aRange, locked, missing, settings, workload} from '../build/facts.js'
import {ceiling, judge} from '../build/judge.js'
import {fc} from '../build/properties.js'

const name = 'fs.epoll.max_user_watches'
const watchesAre = (watches: number | 'unlimited') => settings({[name]: aCount(watches)})

describe('the epoll watches of one user', () => {
  it.each([
    {watches: 20_000, role: 'both', ceiling: 10_000, verdict: 'pass'},
    {watches: 19_999, role: 'both', ceiling: 9_999, verdict: 'fail'},
    {watches: 10_000, role: 'client', ceiling: 10_000, verdict: 'pass'},
    {watches: 9_999, role: 'client', ceiling: 9_999, verdict: 'fail'},
    {watches: 10_000, role: 'server', ceiling: 10_000, verdict: 'pass'},
    {watches: 0, role: 'server', ceiling: 0, verdict: 'fail'},
    {watches: 'unlimited', role: 'both', ceiling: null, verdict: 'pass'},
  ] as const)('$watches of them, for $role: $verdict', ({watches, role, ...expected}) => {
    expect(judge(epollWatches, watchesAre(watches), workload({role}))).toMatchObject(expected)
  })

  it('say what is short, with formula and inputs', () => {
    expect(judge(epollWatches, watchesAre(5000), workload()).message).toEqual({
      code: 'epoll-watches-short',
      args: {ceiling: 2500, target: 10_000},
    })
    expect(epollWatches.assess(watchesAre(5000), workload())).toMatchObject({
      formula: 'watches ÷ ends',
      inputs: {watches: 5000, ends: 2},
    })
  })

  it('do not exist on every kernel', () => {
    expect(judge(epollWatches, settings({[name]: missing}), workload())).toEqual({
      verdict: 'not-applicable',
      ceiling: null,
      message: {code: 'no-such-limit-here', args: {source: '/missing'}},
    })
  })

  it.each([
    {name: 'unreadable', fact: locked, reason: 'EACCES'},
    {name: 'not a number', fact: aRange(1, 2), reason: 'not a number'},
  ])('are unknown when they are $name', ({fact, reason}) => {
    expect(judge(epollWatches, settings({[name]: fact}), workload())).toMatchObject({
      verdict: 'unknown',
      message: {code: 'limit-unknown', args: {limit: 'epoll-watches', reason}},
    })
  })
})

describe('what auto and the fixes ask for', () => {
  it.each([
    {role: 'both', value: 20_000},
    {role: 'client', value: 10_000},
    {role: 'server', value: 10_000},
  ] as const)('for $role: $value', ({role, value}) => {
    const args = {name, value: String(value)}
    expect(epollWatches.size?.(workload({role}))).toBe(value)
    expect(epollWatches.fixes(watchesAre(5000), workload({role}))).toEqual([
      {layer: 'runtime', how: {code: 'fix-sysctl-now', args}},
      {layer: 'next-boot', how: {code: 'fix-sysctl-boot', args}},
    ])
  })
})

describe('properties', () => {
  const watches = fc.integer({min: 0, max: 10_000_000})

  it('more watches never lower the ceiling', () => {
    fc.assert(
      fc.property(watches, watches, fc.constantFrom(...roles), (one, other, role) => {
        expect(ceiling(epollWatches, watchesAre(Math.min(one, other)), workload({role}))).toBeLessThanOrEqual(
          ceiling(epollWatches, watchesAre(Math.max(one, other)), workload({role})),
        )
      }),
    )
  })
})
