import {describe, expect, it} from 'vitest'
import {wrap} from '../../src/text/wrap.js'
import {fc} from '../build/properties.js'

describe('wrapping', () => {
  it.each([
    {text: '', width: 10, lines: []},
    {text: 'one', width: 3, lines: ['one']},
    {text: 'one two', width: 7, lines: ['one two']},
    {text: 'one two', width: 6, lines: ['one', 'two']},
    {text: '  one \n two ', width: 80, lines: ['one two']},
    {text: 'a net.ipv4.ip_local_port_range b', width: 10, lines: ['a', 'net.ipv4.ip_local_port_range', 'b']},
  ])('$text at $width', ({text, width, lines}) => {
    expect(wrap(text, width)).toEqual(lines)
  })

  it('keeps every word, in lines that fit or are one word', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^\S{1,12}$/)),
        fc.integer({min: 1, max: 40}),
        (words, width) => {
          const lines = wrap(words.join(' '), width)
          expect(lines.join(' ')).toBe(words.join(' '))
          expect(lines.every((line) => line.length <= width || !/\s/.test(line))).toBe(true)
        },
      ),
    )
  })
})
