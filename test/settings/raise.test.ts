import {describe, expect, it} from 'vitest'
import type {SettingValue} from '../../src/model/setting-value.js'
import {raise} from '../../src/settings/raise.js'
import {satisfies} from '../../src/settings/satisfies.js'
import {fc} from '../build/properties.js'

const vector = (...numbers: readonly number[]): SettingValue => ({shape: 'vector', numbers})

describe('raising a vector', () => {
  it.each([
    {
      value: vector(4096, 131_072, 6_291_456),
      wanted: [null, null, 33_554_432],
      to: [4096, 131_072, 33_554_432],
    },
    {
      value: vector(4096, 131_072, 33_554_432),
      wanted: [null, null, 6_291_456],
      to: [4096, 131_072, 33_554_432],
    },
    {
      value: vector(4096, 131_072, 6_291_456),
      wanted: [1024, 4096, 16_777_216],
      to: [4096, 131_072, 16_777_216],
    },
    {value: vector(1, 2, 3), wanted: [null, null, null], to: [1, 2, 3]},
    {value: vector(1, 2, 3), wanted: [5], to: [5, 2, 3]},
  ])('$value.numbers to at least $wanted gives $to', ({value, wanted, to}) => {
    expect(raise(value, wanted)).toEqual(vector(...to))
  })

  it('leaves what is no vector', () => {
    expect(raise({shape: 'count', count: 1}, [5, 6])).toEqual({shape: 'count', count: 1})
  })

  it('meets the wish and lowers nothing', () => {
    const element = fc.nat()
    const pair = fc.array(fc.tuple(element, fc.option(element)), {minLength: 1, maxLength: 4})
    fc.assert(
      fc.property(pair, (pairs) => {
        const numbers = pairs.map(([is]) => is)
        const elements = pairs.map(([, wanted]) => wanted)
        const raised = raise(vector(...numbers), elements)
        expect(satisfies(raised, {kind: 'atLeastEach', elements})).toBe(true)
        expect(satisfies(raised, {kind: 'atLeastEach', elements: numbers})).toBe(true)
      }),
    )
  })
})
