import {describe, expect, it} from 'vitest'
import {absent, known, parseFact, unreadable} from '../../src/model/fact.js'

const toNumber = (text: string) => (/^\d+$/.test(text) ? Number(text) : undefined)

describe('parsing a fact', () => {
  it.each([
    {name: 'known and understood', fact: known('5', '/f'), parsed: known(5, '/f')},
    {
      name: 'known and not understood',
      fact: known('five', '/f'),
      parsed: unreadable('/f', 'not understood: "five"'),
    },
    {name: 'absent', fact: absent('/f'), parsed: absent('/f')},
    {name: 'unreadable', fact: unreadable('/f', 'EACCES'), parsed: unreadable('/f', 'EACCES')},
  ])('that is $name', ({fact, parsed}) => {
    expect(parseFact(fact, toNumber)).toEqual(parsed)
  })

  it('keeps a value that merely looks like nothing', () => {
    expect(parseFact(known('0', '/f'), toNumber)).toEqual(known(0, '/f'))
    expect(parseFact(known('x', '/f'), () => '')).toEqual(known('', '/f'))
    expect(parseFact(known('x', '/f'), () => null)).toEqual(known(null, '/f'))
  })

  it('quotes no more than the beginning of what it did not understand', () => {
    const parsed = parseFact(known('x'.repeat(10_000), '/f'), toNumber)
    expect(parsed).toSatisfy(({state, reason}) => state === 'unreadable' && reason.length < 120)
  })
})
