import {describe, expect, it} from 'vitest'
import {ceilingOf} from '../../src/limits/ceiling.js'
import {fc} from '../build/properties.js'

describe('a ceiling', () => {
  it.each([
    {connections: 10, ceiling: 10},
    {connections: 9.999, ceiling: 9},
    {connections: 0, ceiling: 0},
    {connections: -0.5, ceiling: 0},
    {connections: -1000, ceiling: 0},
    {connections: Number.POSITIVE_INFINITY, ceiling: null},
  ])('of $connections connections is $ceiling', ({connections, ceiling}) => {
    expect(ceilingOf(connections, 'a', {a: 1})).toMatchObject({state: 'ceiling', ceiling})
  })

  it('spells an infinite input out, because JSON has none', () => {
    expect(ceilingOf(5, 'a + b', {a: Number.POSITIVE_INFINITY, b: 0})).toEqual({
      state: 'ceiling',
      ceiling: 5,
      formula: 'a + b',
      inputs: {a: 'unlimited', b: 0},
    })
  })

  it('is a whole number that is never negative', () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (connections) => {
        const assessment = ceilingOf(connections, '', {})
        expect(assessment).toSatisfy(
          ({state, ceiling}) => state === 'ceiling' && Number.isInteger(ceiling) && ceiling >= 0,
        )
      }),
    )
  })
})
