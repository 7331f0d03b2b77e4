import {describe, expect, it} from 'vitest'
import {bytes, count, duration, percent, plural} from '../../src/text/numbers.js'
import {fc} from '../build/properties.js'

describe('a count', () => {
  it.each([
    [0, '0'],
    [1, '1'],
    [999, '999'],
    [1000, '1,000'],
    [28_232, '28,232'],
    [999_999, '999,999'],
    [1_000_000, '1,000,000'],
    [9_007_199_254_740_991, '9,007,199,254,740,991'],
    [-1, '-1'],
    [-100, '-100'],
    [-1000, '-1,000'],
  ])('of %d is %s', (number, text) => {
    expect(count(number)).toBe(text)
  })

  it('loses no digit, and has its separators where English has them', () => {
    const english = new Intl.NumberFormat('en-US')
    fc.assert(
      fc.property(fc.maxSafeInteger(), (number) => {
        expect(count(number)).toBe(english.format(number).replace(/^-0$/, '0'))
      }),
    )
  })
})

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [1023, '1,023 B'],
    [1024, '1.0 KiB'],
    [1536, '1.5 KiB'],
    [11_000, '10.7 KiB'],
    [102_399, '100.0 KiB'],
    [102_400, '100 KiB'],
    [1_048_576, '1.0 MiB'],
    [314_572_800, '300 MiB'],
    [25_276_502_016, '23.5 GiB'],
    [1_099_511_627_776, '1.0 TiB'],
    [1_125_899_906_842_624, '1,024 TiB'],
  ])('%d are %s', (number, text) => {
    expect(bytes(number)).toBe(text)
  })
})

describe('a duration', () => {
  it.each([
    [0, '0.00 ms'],
    [0.144, '0.14 ms'],
    [0.5, '0.50 ms'],
    [1, '1.0 ms'],
    [4.12, '4.1 ms'],
    [99.94, '99.9 ms'],
    [100, '100 ms'],
    [410.4, '410 ms'],
    [999, '999 ms'],
    [1000, '1.0 s'],
    [4100, '4.1 s'],
    [65_000, '65.0 s'],
  ])('of %d ms is %s', (ms, text) => {
    expect(duration(ms)).toBe(text)
  })
})

describe('a percentage', () => {
  it.each([
    [1, '100 %'],
    [0.99996, '99.9 %'],
    [0.999, '99.9 %'],
    [0.9989, '99.8 %'],
    [0.5, '50 %'],
    [0.333, '33.3 %'],
    [0.001, '0.1 %'],
    [0.0009, '0 %'],
    [0, '0 %'],
  ])('of %d is %s', (share, text) => {
    expect(percent(share)).toBe(text)
  })

  it('says 100 only when nothing is missing', () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 100_000_000}), (target) => {
        expect(percent((target - 1) / target)).not.toBe('100 %')
        expect(percent(target / target)).toBe('100 %')
      }),
    )
  })
})

describe('a plural', () => {
  it.each([
    {text: plural(0, 'connection'), said: '0 connections'},
    {text: plural(1, 'connection'), said: '1 connection'},
    {text: plural(2000, 'connection'), said: '2,000 connections'},
    {text: plural(1, 'process', 'processes'), said: '1 process'},
    {text: plural(2, 'process', 'processes'), said: '2 processes'},
  ])('is $said', ({text, said}) => {
    expect(text).toBe(said)
  })
})
