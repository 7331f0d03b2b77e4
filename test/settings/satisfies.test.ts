import {describe, expect, it} from 'vitest'
import type {Requirement} from '../../src/model/profile.js'
import type {SettingValue} from '../../src/model/setting-value.js'
import {satisfies} from '../../src/settings/satisfies.js'
import {fc} from '../build/properties.js'

const count = (number: number | 'unlimited'): SettingValue => ({shape: 'count', count: number})
const range = (low: number, high: number): SettingValue => ({shape: 'port-range', range: {low, high}})
const list = (...pairs: readonly (readonly [number, number])[]): SettingValue => ({
  shape: 'port-list',
  ranges: pairs.map(([low, high]) => ({low, high})),
})
const vector = (...numbers: readonly number[]): SettingValue => ({shape: 'vector', numbers})
const text = (words: string): SettingValue => ({shape: 'text', text: words})

const atLeast = (amount: number): Requirement['wish'] => ({kind: 'atLeast', amount})
const each = (...elements: readonly (number | null)[]): Requirement['wish'] => ({
  kind: 'atLeastEach',
  elements,
})
const exactly = (value: SettingValue): Requirement['wish'] => ({kind: 'exactly', value})
const covers = (value: SettingValue): Requirement['wish'] => ({kind: 'covers', value})

interface Row {
  readonly value: SettingValue
  readonly wish: Requirement['wish']
  readonly satisfied: boolean | undefined
}

describe('at least', () => {
  it.each<Row>([
    {value: count(4096), wish: atLeast(4096), satisfied: true},
    {value: count(4095), wish: atLeast(4096), satisfied: false},
    {value: count('unlimited'), wish: atLeast(1_000_000_000), satisfied: true},
    {value: count(0), wish: atLeast(0), satisfied: true},
    {value: range(1, 100), wish: atLeast(100), satisfied: true},
    {value: range(1, 99), wish: atLeast(100), satisfied: false},
    {value: range(60_000, 60_000), wish: atLeast(1), satisfied: true},
    {value: vector(4096), wish: atLeast(1), satisfied: undefined},
    {value: text('cubic'), wish: atLeast(1), satisfied: undefined},
    {value: list([1, 9]), wish: atLeast(1), satisfied: undefined},
  ])('$wish.amount of $value: $satisfied', ({value, wish, satisfied}) => {
    expect(satisfies(value, wish)).toBe(satisfied)
  })
})

describe('at least, element by element', () => {
  const usual = vector(4096, 131_072, 6_291_456)
  it.each<Row>([
    {value: usual, wish: each(null, null, 6_291_456), satisfied: true},
    {value: usual, wish: each(null, null, 6_291_457), satisfied: false},
    {value: usual, wish: each(4096, 131_072, 6_291_456), satisfied: true},
    {value: usual, wish: each(4097, 131_072, 6_291_456), satisfied: false},
    {value: usual, wish: each(0, null, 33_554_432), satisfied: false},
    {value: vector(0, 0, 6_291_456), wish: each(null, null, 6_291_456), satisfied: true},
    {value: vector(-1, 5), wish: each(null, 5), satisfied: true},
    {value: vector(6_291_456, 0, 0), wish: each(null, null, 1), satisfied: false},
    {value: vector(1, 2), wish: each(null, null, 1), satisfied: undefined},
    {value: vector(1, 2, 3, 4), wish: each(null, null, 1), satisfied: undefined},
    {value: count(6_291_456), wish: each(null, 1), satisfied: undefined},
    {value: range(1, 9), wish: each(null, 1), satisfied: undefined},
  ])('$wish.elements of $value: $satisfied', ({value, wish, satisfied}) => {
    expect(satisfies(value, wish)).toBe(satisfied)
  })
})

describe('exactly', () => {
  it.each<Row>([
    {value: count(1), wish: exactly(count(1)), satisfied: true},
    {value: count(2), wish: exactly(count(1)), satisfied: false},
    {value: count('unlimited'), wish: exactly(count('unlimited')), satisfied: true},
    {value: count('unlimited'), wish: exactly(count(1)), satisfied: false},
    {value: text('cubic'), wish: exactly(text('cubic')), satisfied: true},
    {value: text('cubic'), wish: exactly(text('bbr')), satisfied: false},
    {value: vector(1, 2, 3), wish: exactly(vector(1, 2, 3)), satisfied: true},
    {value: vector(1, 2, 3), wish: exactly(vector(1, 3, 2)), satisfied: false},
    {value: range(1, 2), wish: exactly(range(1, 2)), satisfied: true},
    {value: range(1, 3), wish: exactly(range(1, 2)), satisfied: false},
    {value: list([1, 2], [3, 3]), wish: exactly(list([1, 3])), satisfied: true},
    {value: list([3, 3], [1, 2]), wish: exactly(list([1, 3])), satisfied: true},
    {value: list([1, 2], [4, 4]), wish: exactly(list([1, 4])), satisfied: false},
    {value: list(), wish: exactly(list()), satisfied: true},
    {value: list(), wish: exactly(list([1, 1])), satisfied: false},
    {value: count(1), wish: exactly(vector(1)), satisfied: undefined},
    {value: text('1'), wish: exactly(count(1)), satisfied: undefined},
  ])('$wish.value, is $value: $satisfied', ({value, wish, satisfied}) => {
    expect(satisfies(value, wish)).toBe(satisfied)
  })
})

describe('covers', () => {
  it.each<Row>([
    {value: range(100, 200), wish: covers(range(100, 200)), satisfied: true},
    {value: range(99, 201), wish: covers(range(100, 200)), satisfied: true},
    {value: range(101, 200), wish: covers(range(100, 200)), satisfied: false},
    {value: range(100, 199), wish: covers(range(100, 200)), satisfied: false},
    {value: range(1, 50), wish: covers(range(100, 200)), satisfied: false},
    {value: count(5), wish: covers(range(1, 2)), satisfied: undefined},
    {value: list([1, 9]), wish: covers(range(1, 2)), satisfied: undefined},
    {value: range(1, 9), wish: covers(count(5)), satisfied: undefined},
  ])('$wish.value, is $value: $satisfied', ({value, wish, satisfied}) => {
    expect(satisfies(value, wish)).toBe(satisfied)
  })
})

describe('properties', () => {
  const port = fc.integer({min: 0, max: 65_535})
  const ports = fc.tuple(port, port).map(([a, b]) => range(Math.min(a, b), Math.max(a, b)))
  const counts = fc.oneof(fc.nat().map(count), fc.constant(count('unlimited')))

  it('a value is exactly itself, and a range covers itself', () => {
    fc.assert(
      fc.property(fc.oneof(ports, counts), (value) => {
        expect(satisfies(value, exactly(value))).toBe(true)
      }),
    )
    fc.assert(
      fc.property(ports, (value) => {
        expect(satisfies(value, covers(value))).toBe(true)
      }),
    )
  })

  it('what is at least this much is at least one less', () => {
    fc.assert(
      fc.property(fc.oneof(ports, counts), fc.integer({min: 1, max: 100_000}), (value, amount) => {
        fc.pre(satisfies(value, atLeast(amount)) === true)
        expect(satisfies(value, atLeast(amount - 1))).toBe(true)
      }),
    )
  })
})
