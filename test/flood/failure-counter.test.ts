import {describe, expect, it} from 'vitest'
import {FailureCounter, mergeFailures} from '../../src/flood/failure-counter.js'
import {fc} from '../build/properties.js'

describe('counting failures', () => {
  it('has none at first', () => {
    const counter = new FailureCounter()
    expect(counter.list()).toEqual([])
    expect(counter.total).toBe(0)
    expect(counter.has('EMFILE')).toBe(false)
  })

  it('lists the most frequent first, equal ones by name', () => {
    const counter = new FailureCounter()
    counter.add('TIMEOUT')
    counter.add('EMFILE', 3)
    counter.add('ECONNRESET')
    counter.add('EMFILE')
    expect(counter.list()).toEqual([
      {code: 'EMFILE', count: 4},
      {code: 'ECONNRESET', count: 1},
      {code: 'TIMEOUT', count: 1},
    ])
    expect(counter.total).toBe(6)
    expect(counter.has('TIMEOUT')).toBe(true)
    expect(counter.has('EOF')).toBe(false)
  })
})

describe('several lists', () => {
  it.each([
    {lists: [], merged: []},
    {lists: [[], []], merged: []},
    {
      lists: [
        [{code: 'EOF', count: 2}],
        [
          {code: 'EMFILE', count: 3},
          {code: 'EOF', count: 5},
        ],
      ],
      merged: [
        {code: 'EOF', count: 7},
        {code: 'EMFILE', count: 3},
      ],
    },
  ])('become one: $merged', ({lists, merged}) => {
    expect(mergeFailures(lists)).toEqual(merged)
  })

  it('lose nothing and have every code once', () => {
    const list = fc.array(
      fc.record({code: fc.constantFrom('EOF', 'EMFILE', 'TIMEOUT'), count: fc.integer({min: 1, max: 1000})}),
    )
    fc.assert(
      fc.property(fc.array(list), (lists) => {
        const merged = mergeFailures(lists)
        const total = (all: typeof merged) => all.reduce((sum, {count}) => sum + count, 0)
        expect(total(merged)).toBe(total(lists.flat()))
        expect(new Set(merged.map(({code}) => code)).size).toBe(merged.length)
      }),
    )
  })
})
