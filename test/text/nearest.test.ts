import {describe, expect, it} from 'vitest'
import {nearest} from '../../src/text/nearest.js'
import {fc} from '../build/properties.js'

const commands = ['check', 'flood', 'gate']

describe('the word that was meant', () => {
  it.each([
    {word: 'chekc', meant: 'check'},
    {word: 'floods', meant: 'flood'},
    {word: 'gte', meant: 'gate'},
    {word: 'check', meant: 'check'},
    {word: 'chuck', meant: 'check'},
    {word: 'chunks', meant: null},
    {word: 'benchmark', meant: null},
    {word: '', meant: null},
  ])('by $word is $meant', ({word, meant}) => {
    expect(nearest(word, commands)).toBe(meant)
  })

  it.each([
    // Two letters may always be wrong, more only in a longer word: a quarter of it.
    {word: 'net.core.somaxcon', meant: 'net.core.somaxconn'},
    {word: 'net.core.smaxcn', meant: 'net.core.somaxconn'},
    {word: 'net.core.xxxxxonn', meant: null},
  ])('may be further from a longer word: $word', ({word, meant}) => {
    expect(nearest(word, ['net.core.somaxconn'])).toBe(meant)
  })

  it('is none among no words', () => {
    expect(nearest('check', [])).toBeNull()
  })

  it('is itself, if it is a word', () => {
    const words = fc.uniqueArray(fc.string({minLength: 1}), {minLength: 1})
    fc.assert(
      fc.property(words, (among) => {
        const word = among.at(-1) ?? ''
        expect(nearest(word, among)).toBe(word)
      }),
    )
  })

  it('is one of the words, or none', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (word, among) => {
        expect([...among, null]).toContain(nearest(word, among))
      }),
    )
  })
})
