import {describe, expect, it} from 'vitest'
import {clientPlans, windowPerProcess} from '../../src/flood/client-plans.js'
import {aCount, facts, locked, settings, workload} from '../build/facts.js'
import {fc} from '../build/properties.js'

describe('the connects in flight', () => {
  it.each([
    {processes: 1, window: 64},
    {processes: 2, window: 32},
    {processes: 8, window: 8},
    {processes: 9, window: 8},
    {processes: 256, window: 1},
  ])('of each of $processes processes: $window', ({processes, window}) => {
    expect(windowPerProcess({processes}, facts())).toBe(window)
  })
})

describe('the connects in flight on a short accept queue', () => {
  it.each([
    {somaxconn: 1, processes: 1, window: 1},
    {somaxconn: 16, processes: 1, window: 16},
    {somaxconn: 16, processes: 4, window: 4},
    {somaxconn: 1, processes: 4, window: 1},
  ])('of $somaxconn places, $processes processes: $window', ({somaxconn, processes, window}) => {
    const host = facts({settings: {'net.core.somaxconn': aCount(somaxconn)}})
    expect(windowPerProcess({processes}, host)).toBe(window)
  })
})

describe('the plans', () => {
  it('of one process are the whole of it', () => {
    expect(clientPlans(workload({target: 1000}), 20_000, 5000, facts())).toEqual([
      {
        host: '127.0.0.1',
        port: 20_000,
        share: 1000,
        window: 64,
        timeoutMs: 5000,
        localAddresses: [],
        paceEvery: 511,
      },
    ])
  })

  it('share target and rate among the processes, which use the same addresses', () => {
    const load = workload({target: 1001, processes: 2, sources: 2, ratePerSecond: 500})
    const plans = clientPlans(load, 20_000, 5000, facts())
    expect(plans.map(({share}) => share)).toEqual([501, 500])
    expect(plans.map(({ratePerSecond}) => ratePerSecond)).toEqual([250, 250])
    expect(plans.map(({localAddresses}) => localAddresses.length)).toEqual([2, 2])
  })

  it('have no rate where none was asked for', () => {
    const [plan] = clientPlans(workload(), 20_000, 5000, facts())
    expect(plan).not.toHaveProperty('ratePerSecond')
  })

  it.each([
    {somaxconn: aCount(4096), processes: 1, paceEvery: 511},
    {somaxconn: aCount(128), processes: 1, paceEvery: 64},
    {somaxconn: aCount(1), processes: 1, paceEvery: 1},
    {somaxconn: aCount(0), processes: 1, paceEvery: 1},
    {somaxconn: aCount('unlimited'), processes: 1, paceEvery: 511},
    {somaxconn: locked, processes: 1, paceEvery: 255},
    {somaxconn: aCount(4096), processes: 2, paceEvery: 127},
    {somaxconn: aCount(128), processes: 2, paceEvery: 32},
    {somaxconn: aCount(128), processes: 256, paceEvery: 1},
    {somaxconn: locked, processes: 2, paceEvery: 127},
  ])(
    'look at a queue of $somaxconn.value.count every $paceEvery connects in $processes processes',
    ({somaxconn, processes, paceEvery}) => {
      const host = settings({'net.core.somaxconn': somaxconn})
      const plans = clientPlans(workload({processes}), 20_000, 5000, host)
      expect(new Set(plans.map((plan) => plan.paceEvery))).toEqual(new Set([paceEvery]))
    },
  )

  it('fill at most half of the queue, all processes together, unless it is smaller than that', () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 65_535}), fc.integer({min: 1, max: 256}), (queue, processes) => {
        const host = settings({'net.core.somaxconn': aCount(queue)})
        const plans = clientPlans(workload({processes}), 20_000, 5000, host)
        const together = plans.reduce((sum, {paceEvery}) => sum + paceEvery, 0)
        expect(together).toBeLessThanOrEqual(Math.max(queue / 2, processes))
      }),
    )
  })
})
