import {describe, expect, it} from 'vitest'
import {memory, memoryAvailable, memoryNeeded} from '../../src/limits/memory.js'
import {roles} from '../../src/model/workload.js'
import {aCgroup, facts, gibibyte, locked, mebibyte, missing, someBytes, workload} from '../build/facts.js'
import {ceiling, judge} from '../build/judge.js'
import {fc} from '../build/properties.js'

const perProcess = 50 * mebibyte
const perEnd = 10_500
const host = (bytes: number) => facts({memoryAvailableBytes: someBytes(bytes)})

describe('memory', () => {
  it.each([
    {role: 'both', processes: 1, bytes: 2 * (perProcess + 10_000 * perEnd)},
    {role: 'both', processes: 4, bytes: 2 * (4 * perProcess + 10_000 * perEnd)},
    {role: 'client', processes: 1, bytes: perProcess + 10_000 * perEnd},
    {role: 'server', processes: 3, bytes: 3 * perProcess + 10_000 * perEnd},
  ] as const)('for $role in $processes processes: to the byte', ({bytes, ...load}) => {
    expect(memoryNeeded(workload(load))).toBe(bytes)
    expect(judge(memory, host(bytes), workload(load))).toMatchObject({verdict: 'pass', ceiling: 10_000})
    expect(judge(memory, host(bytes - 1), workload(load))).toMatchObject({verdict: 'fail', ceiling: 9_999})
  })

  it.each([0, 1, 2 * perProcess - 1, 2 * perProcess])('of %d bytes carries nothing', (bytes) => {
    expect(ceiling(memory, host(bytes), workload())).toBe(0)
  })

  it('says how much there is', () => {
    expect(judge(memory, host(100 * mebibyte), workload()).message).toEqual({
      code: 'memory-short',
      args: {ceiling: 0, target: 10_000, availableBytes: 100 * mebibyte},
    })
  })

  it('shows the formula with all of its inputs', () => {
    expect(memory.assess(host(gibibyte), workload({processes: 2}))).toEqual({
      state: 'ceiling',
      ceiling: Math.floor((gibibyte - 4 * perProcess) / (2 * perEnd)),
      formula: '(availableBytes − ends × processes × bytesPerProcess) ÷ (ends × bytesPerEnd)',
      inputs: {
        availableBytes: gibibyte,
        ends: 2,
        processes: 2,
        bytesPerProcess: perProcess,
        bytesPerEnd: perEnd,
      },
    })
  })

  it.each([
    {name: 'the host does not say', changes: {memoryAvailableBytes: missing}},
    {name: 'the host’s memory is unreadable', changes: {memoryAvailableBytes: locked}},
    {name: 'the control group’s limit is unreadable', changes: {cgroupMemory: locked}},
  ])('is unknown when $name', ({changes}) => {
    expect(judge(memory, facts(changes), workload())).toMatchObject({
      verdict: 'unknown',
      ceiling: null,
      message: {code: 'limit-unknown', args: {limit: 'memory'}},
    })
  })

  it('is not a setting', () => {
    expect(memory.setting).toBeUndefined()
    expect(memory.size).toBeUndefined()
  })
})

describe('what can still be taken', () => {
  it.each([
    {name: 'no group', cgroupMemory: missing, bytes: gibibyte, bound: 'host'},
    {name: 'a tighter group', cgroupMemory: aCgroup(600, 100), bytes: 500, bound: 'cgroup'},
    {
      name: 'a group as tight as the host',
      cgroupMemory: aCgroup(gibibyte, 0),
      bytes: gibibyte,
      bound: 'host',
    },
    {
      name: 'a group one byte tighter',
      cgroupMemory: aCgroup(gibibyte, 1),
      bytes: gibibyte - 1,
      bound: 'cgroup',
    },
    {name: 'a roomier group', cgroupMemory: aCgroup(2 * gibibyte, 0), bytes: gibibyte, bound: 'host'},
    {name: 'a group over its limit', cgroupMemory: aCgroup(100, 200), bytes: 0, bound: 'cgroup'},
  ])('with $name', ({cgroupMemory, bytes, bound}) => {
    const bounded = facts({memoryAvailableBytes: someBytes(gibibyte), cgroupMemory})
    expect(memoryAvailable(bounded)).toEqual({bytes, bound})
  })
})

describe('the fixes', () => {
  const neededBytes = memoryNeeded(workload())

  it.each([
    {
      name: 'a larger host',
      changes: {memoryAvailableBytes: someBytes(mebibyte)},
      fix: {layer: 'workload', how: {code: 'fix-more-memory', args: {neededBytes}}},
    },
    {
      name: 'a higher limit of the control group',
      changes: {cgroupMemory: aCgroup(mebibyte, 0)},
      fix: {layer: 'service', how: {code: 'fix-cgroup-memory', args: {neededBytes}}},
    },
  ])('are $name where that is what binds', ({changes, fix}) => {
    expect(memory.fixes(facts(changes), workload())).toEqual([fix])
  })
})

describe('properties', () => {
  const someMemory = fc.integer({min: 0, max: 64 * gibibyte})

  it('more memory never lowers the ceiling', () => {
    fc.assert(
      fc.property(someMemory, someMemory, fc.constantFrom(...roles), (one, other, role) => {
        expect(ceiling(memory, host(Math.min(one, other)), workload({role}))).toBeLessThanOrEqual(
          ceiling(memory, host(Math.max(one, other)), workload({role})),
        )
      }),
    )
  })

  it('a control group never raises it', () => {
    fc.assert(
      fc.property(someMemory, someMemory, someMemory, (bytes, limit, used) => {
        const bound = facts({memoryAvailableBytes: someBytes(bytes), cgroupMemory: aCgroup(limit, used)})
        expect(ceiling(memory, bound, workload())).toBeLessThanOrEqual(
          ceiling(memory, host(bytes), workload()),
        )
      }),
    )
  })

  it('the memory a workload needs is exactly what lets it through', () => {
    const load = fc.record({
      target: fc.integer({min: 1, max: 10_000_000}),
      processes: fc.integer({min: 1, max: 256}),
      role: fc.constantFrom(...roles),
    })
    fc.assert(
      fc.property(load, (changes) => {
        const needed = memoryNeeded(workload(changes))
        expect(judge(memory, host(needed), workload(changes)).verdict).toBe('pass')
        expect(judge(memory, host(needed - 1), workload(changes)).verdict).toBe('fail')
      }),
    )
  })
})
