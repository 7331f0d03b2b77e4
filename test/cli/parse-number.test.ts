import {describe, expect, it} from 'vitest'
import {parseAtLeast, parseConnections} from '../../src/cli/parse-number.js'
import {count} from '../../src/text/numbers.js'
import {fc} from '../build/properties.js'

describe('a number of connections', () => {
  it.each([
    ['1', 1],
    ['10000', 10_000],
    ['10,000', 10_000],
    ['10_000', 10_000],
    ['1,000,000', 1_000_000],
    [' 500 ', 500],
    ['10k', 10_000],
    ['10K', 10_000],
    ['1.5k', 1500],
    ['0.5k', 500],
    ['0.001k', 1],
    ['1.234k', 1234],
    ['1m', 1_000_000],
    ['1.5M', 1_500_000],
    ['0.000001m', 1],
    ['1.1k', 1100],
    ['2.3m', 2_300_000],
    ['100m', 100_000_000],
    ['100000000', 100_000_000],
    ['007', 7],
  ])('%s is %d', (text, connections) => {
    expect(parseConnections(text)).toBe(connections)
  })

  it.each([
    '',
    ' ',
    '0',
    '0k',
    '-1',
    '+1',
    '1.5',
    '1.2345k',
    '0.0001k',
    '100000001',
    '101m',
    '1e4',
    '0x10',
    '10 000',
    '1,00',
    '10,0000',
    ',100',
    '1,000,',
    '10kk',
    '10g',
    'k',
    '.5k',
    '5.k',
    'ten',
    'NaN',
    'Infinity',
    '１０',
  ])('%j is none', (text) => {
    expect(parseConnections(text)).toBeUndefined()
  })
})

describe('a number of at least so much', () => {
  it.each([
    {text: '5', least: 5, number: 5},
    {text: '4.99', least: 5, number: undefined},
    {text: '0', least: 0, number: 0},
    {text: '0.1', least: 0.1, number: 0.1},
    {text: '0.09', least: 0.1, number: undefined},
    {text: ' 2.5 ', least: 1, number: 2.5},
    {text: '', least: 0, number: undefined},
    {text: '-1', least: -5, number: undefined},
    {text: '5s', least: 1, number: undefined},
    {text: '1e3', least: 1, number: undefined},
    {text: '.5', least: 0, number: undefined},
    {text: '5.', least: 0, number: undefined},
  ])('$text, at least $least: $number', ({text, least, number}) => {
    expect(parseAtLeast(text, least)).toBe(number)
  })
})

describe('properties', () => {
  const connections = fc.integer({min: 1, max: 100_000_000})

  it('a number is read again in every spelling', () => {
    fc.assert(
      fc.property(connections, (number) => {
        expect(parseConnections(String(number))).toBe(number)
        expect(parseConnections(count(number))).toBe(number)
        expect(parseConnections(count(number).replaceAll(',', '_'))).toBe(number)
        expect(parseConnections(`${number / 1000}k`)).toBe(number)
      }),
    )
  })

  it('of millions is read again where it has no exponent', () => {
    fc.assert(
      fc.property(connections, (number) => {
        expect(parseConnections(`${(number / 1_000_000).toFixed(6)}m`)).toBe(number)
      }),
    )
  })

  it('arbitrary text is a whole number in bounds, or none; nothing is thrown', () => {
    const nearly = fc.array(fc.constantFrom('0', '1', '9', '.', ',', '_', 'k', 'm', ' ', '-'))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          nearly.map((parts) => parts.join('')),
        ),
        (text) => {
          const number = parseConnections(text) ?? 1
          expect(Number.isInteger(number) && number >= 1 && number <= 100_000_000).toBe(true)
        },
      ),
    )
  })
})
