import {describe, expect, it} from 'vitest'
import {toCount, toNumber} from '../../src/model/count.js'
import {fc} from '../build/properties.js'

describe('a count', () => {
  it.each([
    {count: 'unlimited', number: Number.POSITIVE_INFINITY},
    {count: 0, number: 0},
    {count: 1024, number: 1024},
  ] as const)('$count is $number for arithmetic, and back again', ({count, number}) => {
    expect(toNumber(count)).toBe(number)
    expect(toCount(number)).toBe(count)
  })

  it('survives the way there and back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(), fc.constant('unlimited' as const)), (count) => {
        expect(toCount(toNumber(count))).toBe(count)
      }),
    )
  })
})
