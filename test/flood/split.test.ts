import {describe, expect, it} from 'vitest'
import {split} from '../../src/flood/split.js'
import {fc} from '../build/properties.js'

describe('sharing a load', () => {
  it.each([
    {total: 10, parts: 1, shares: [10]},
    {total: 10, parts: 2, shares: [5, 5]},
    {total: 10, parts: 3, shares: [4, 3, 3]},
    {total: 11, parts: 3, shares: [4, 4, 3]},
    {total: 2, parts: 3, shares: [1, 1, 0]},
    {total: 0, parts: 2, shares: [0, 0]},
  ])('$total among $parts: $shares', ({total, parts, shares}) => {
    expect(split(total, parts)).toEqual(shares)
  })

  it('gives everything away, in shares that differ by at most one, the larger ones first', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.integer({min: 1, max: 256}), (total, parts) => {
        const shares = split(total, parts)
        expect(shares).toHaveLength(parts)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total)
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
        expect(shares).toEqual(shares.toSorted((a, b) => b - a))
      }),
    )
  })
})
