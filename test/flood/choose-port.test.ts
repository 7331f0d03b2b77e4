import {describe, expect, it} from 'vitest'
import {candidatePorts} from '../../src/flood/choose-port.js'
import {fc} from '../build/properties.js'

describe('where to listen', () => {
  it('is below 20,000 first, and wherever the kernel likes last', () => {
    const ports = candidatePorts({low: 32_768, high: 60_999}, [])
    expect(ports.slice(0, 3)).toEqual([20_000, 19_999, 19_998])
    expect(ports).toHaveLength(33)
    expect(ports.at(-1)).toBe(0)
  })

  it('steps over ports that are taken', () => {
    expect(candidatePorts({low: 32_768, high: 60_999}, [20_000, 19_998]).slice(0, 2)).toEqual([
      19_999, 19_997,
    ])
  })

  it.each([
    {name: 'below a range that begins low', range: {low: 15_000, high: 60_999}, first: 14_999},
    {name: 'above a range that leaves nothing below', range: {low: 1024, high: 60_999}, first: 65_535},
    {name: 'above a range that takes 20,000', range: {low: 1, high: 20_000}, first: 65_535},
    {name: 'where the kernel likes, outside no range', range: {low: 1024, high: 65_535}, first: 0},
    {name: 'at 20,000 where the range is not known', range: undefined, first: 20_000},
    {name: 'beside a range that ends just below', range: {low: 1024, high: 19_999}, first: 20_000},
  ])('is $name', ({range, first}) => {
    expect(candidatePorts(range, [])[0]).toBe(first)
  })

  it('is never inside the range, never taken, never privileged, and at most 32 ports long', () => {
    const port = fc.integer({min: 1, max: 65_535})
    fc.assert(
      fc.property(port, port, fc.array(port), (a, b, listening) => {
        const range = {low: Math.min(a, b), high: Math.max(a, b)}
        const ports = candidatePorts(range, listening)
        const named = ports.slice(0, -1)
        expect(ports.at(-1)).toBe(0)
        expect(named.length).toBeLessThanOrEqual(32)
        expect(new Set(named).size).toBe(named.length)
        expect(
          named.every(
            (one) => one >= 1024 && (one < range.low || one > range.high) && !listening.includes(one),
          ),
        ).toBe(true)
      }),
    )
  })
})
