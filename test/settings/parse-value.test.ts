import {describe, expect, it} from 'vitest'
import type {SettingShape, SettingValue} from '../../src/model/setting-value.js'
import {guessShape, parseValue} from '../../src/settings/parse-value.js'
import {valueText} from '../../src/text/setting-value.js'
import {anyText, fc} from '../build/properties.js'

const shapes: readonly SettingShape[] = ['count', 'vector', 'port-range', 'port-list', 'text']

describe('a count', () => {
  it.each([
    {text: '0', count: 0},
    {text: '4096\n', count: 4096},
    {text: '  128  ', count: 128},
    {text: 'unlimited', count: 'unlimited'},
    {text: '9007199254740991', count: 9_007_199_254_740_991},
    {text: '9007199254740992', count: 'unlimited'},
    {text: '9223372036854775807', count: 'unlimited'},
    {text: '18446744073709551615', count: 'unlimited'},
  ])('is $count in $text', ({text, count}) => {
    expect(parseValue(text, 'count')).toEqual({shape: 'count', count})
  })

  it.each(['', ' ', '-1', '1.5', '1e3', '0x10', '1 2', 'many', 'Unlimited', '1,000', '5k'])(
    'is not in %j',
    (text) => {
      expect(parseValue(text, 'count')).toBeUndefined()
    },
  )
})

describe('a vector', () => {
  it.each([
    {text: '4096\t131072\t6291456\n', numbers: [4096, 131_072, 6_291_456]},
    {text: '1', numbers: [1]},
    {text: '-1 0 1', numbers: [-1, 0, 1]},
  ])('is $numbers in $text', ({text, numbers}) => {
    expect(parseValue(text, 'vector')).toEqual({shape: 'vector', numbers})
  })

  it.each(['', 'a', '1 b', '1.5 2', '--1'])('is not in %j', (text) => {
    expect(parseValue(text, 'vector')).toBeUndefined()
  })
})

describe('a port range', () => {
  it.each([
    {text: '32768\t60999\n', low: 32_768, high: 60_999},
    {text: '1024 65535', low: 1024, high: 65_535},
    {text: '5 5', low: 5, high: 5},
    {text: '0 0', low: 0, high: 0},
  ])('is $low to $high in $text', ({text, low, high}) => {
    expect(parseValue(text, 'port-range')).toEqual({shape: 'port-range', range: {low, high}})
  })

  it.each(['', '1024', '60999 32768', '6 5', '1024 65536', '1 2 3', '1-2', 'a b', '-1 5'])(
    'is not in %j',
    (text) => {
      expect(parseValue(text, 'port-range')).toBeUndefined()
    },
  )
})

describe('a list of ports', () => {
  it.each([
    {text: '', ranges: []},
    {text: '\n', ranges: []},
    {text: '8080', ranges: [{low: 8080, high: 8080}]},
    {
      text: '8080,9000-9010\n',
      ranges: [
        {low: 8080, high: 8080},
        {low: 9000, high: 9010},
      ],
    },
    {
      text: '1, 2',
      ranges: [
        {low: 1, high: 1},
        {low: 2, high: 2},
      ],
    },
    {text: '5-5', ranges: [{low: 5, high: 5}]},
    {text: '65535', ranges: [{low: 65_535, high: 65_535}]},
  ])('is $ranges in $text', ({text, ranges}) => {
    expect(parseValue(text, 'port-list')).toEqual({shape: 'port-list', ranges})
  })

  it.each(['a', '1,', ',1', '6-5', '65536', '1-65536', '1 2', '1--2', '-1'])('is not in %j', (text) => {
    expect(parseValue(text, 'port-list')).toBeUndefined()
  })
})

describe('text', () => {
  it.each([
    {text: 'cubic\n', value: 'cubic'},
    {text: ' reno \t cubic ', value: 'reno cubic'},
    {text: '', value: ''},
  ])('is $value in $text', ({text, value}) => {
    expect(parseValue(text, 'text')).toEqual({shape: 'text', text: value})
  })
})

describe('the shape of a setting nobody described', () => {
  it.each([
    {text: '7200', shape: 'count'},
    {text: '7200\n', shape: 'count'},
    {text: '-1', shape: 'vector'},
    {text: '1 2 3', shape: 'vector'},
    {text: 'cubic', shape: 'text'},
    {text: '1 a', shape: 'text'},
    {text: '', shape: 'text'},
    {text: 'unlimited', shape: 'text'},
  ])('is $shape for $text', ({text, shape}) => {
    expect(guessShape(text)).toBe(shape)
  })
})

const port = fc.integer({min: 0, max: 65_535})
const range = fc.tuple(port, port).map(([a, b]) => ({low: Math.min(a, b), high: Math.max(a, b)}))
const word = fc.stringMatching(/^[!-~]+$/)
const anyValue: fc.Arbitrary<SettingValue> = fc.oneof(
  fc.oneof(fc.nat(), fc.maxSafeNat(), fc.constant('unlimited' as const)).map((count) => ({
    shape: 'count' as const,
    count,
  })),
  fc.array(fc.maxSafeInteger(), {minLength: 1}).map((numbers) => ({
    shape: 'vector' as const,
    numbers: numbers.map((number) => number + 0), // -0 is 0 to everyone
  })),
  range.map((one) => ({shape: 'port-range' as const, range: one})),
  fc.array(range, {minLength: 1}).map((ranges) => ({shape: 'port-list' as const, ranges})),
  fc.array(word, {minLength: 1}).map((words) => ({shape: 'text' as const, text: words.join(' ')})),
)

describe('properties', () => {
  it('a value survives being written and read', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(parseValue(valueText(value), value.shape)).toEqual(value)
      }),
    )
  })

  it('a guessed shape is one the text has', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseValue(text, guessShape(text))).toBeDefined()
      }),
    )
  })

  it('arbitrary text is a value of the shape asked for, or none; nothing is thrown', () => {
    fc.assert(
      fc.property(anyText(), fc.constantFrom(...shapes), (text, shape) => {
        expect([undefined, shape]).toContain(parseValue(text, shape)?.shape)
      }),
    )
  })

  it('text that is nearly a value is never a broken one', () => {
    const nearly = fc.array(fc.constantFrom('0', '9', '65535', '65536', '-', ',', ' ', '\t', '\n', 'x'))
    fc.assert(
      fc.property(nearly, fc.constantFrom(...shapes), (parts, shape) => {
        const numbers = JSON.stringify(parseValue(parts.join(''), shape) ?? null).match(/null|NaN/g)
        expect(numbers ?? []).toHaveLength(parseValue(parts.join(''), shape) === undefined ? 1 : 0)
      }),
    )
  })
})
