import {describe, expect, it} from 'vitest'
import {judgeRequirement, type NameKnowledge} from '../../src/check/judge-requirement.js'
import type {Fact} from '../../src/model/fact.js'
import type {Requirement} from '../../src/model/profile.js'
import type {SettingValue} from '../../src/model/setting-value.js'
import {aCount, aRange, aText, facts, locked, missing, settings, someNumber} from '../build/facts.js'
import {fc} from '../build/properties.js'

const names: NameKnowledge = {
  isKnown: (setting) => setting === 'net.known',
  nearest: (setting) => (setting.startsWith('net.kn') ? 'net.known' : null),
}

const why = 'Because.'
const count = (number: number): SettingValue => ({shape: 'count', count: number})
const range = (low: number, high: number): SettingValue => ({shape: 'port-range', range: {low, high}})

function requirement(changes: Partial<Requirement> = {}): Requirement {
  return {setting: 'net.known', wish: {kind: 'atLeast', amount: 100}, why, severity: 'fail', ...changes}
}

function judge(changes: Partial<Requirement>, read: Readonly<Record<string, Fact<SettingValue>>>) {
  return judgeRequirement(requirement(changes), settings(read), names)
}

describe('a setting against its wish', () => {
  it.each<{wish: Requirement['wish']; fact: Fact<SettingValue>; verdict: string; message: object}>([
    {
      wish: {kind: 'atLeast', amount: 100},
      fact: aCount(100),
      verdict: 'pass',
      message: {code: 'setting-meets-profile', args: {setting: 'net.known', value: count(100), why}},
    },
    {
      wish: {kind: 'atLeast', amount: 100},
      fact: aCount(99),
      verdict: 'fail',
      message: {code: 'setting-too-low', args: {setting: 'net.known', value: count(99), wanted: 100, why}},
    },
    {
      wish: {kind: 'atLeast', amount: 100},
      fact: aRange(1, 99),
      verdict: 'fail',
      message: {code: 'setting-too-low', args: {setting: 'net.known', value: range(1, 99), wanted: 100, why}},
    },
    {
      wish: {kind: 'exactly', value: count(1)},
      fact: aCount(1),
      verdict: 'pass',
      message: {code: 'setting-meets-profile', args: {setting: 'net.known', value: count(1), why}},
    },
    {
      wish: {kind: 'exactly', value: count(1)},
      fact: aCount(2),
      verdict: 'fail',
      message: {
        code: 'setting-differs',
        args: {setting: 'net.known', value: count(2), wanted: count(1), why},
      },
    },
    {
      wish: {kind: 'covers', value: range(10, 20)},
      fact: aRange(10, 20),
      verdict: 'pass',
      message: {code: 'setting-meets-profile', args: {setting: 'net.known', value: range(10, 20), why}},
    },
    {
      wish: {kind: 'covers', value: range(10, 20)},
      fact: aRange(11, 20),
      verdict: 'fail',
      message: {
        code: 'setting-does-not-cover',
        args: {setting: 'net.known', value: range(11, 20), wanted: range(10, 20), why},
      },
    },
  ])('$wish of $fact.value: $verdict', ({wish, fact, verdict, message}) => {
    expect(judge({wish}, {'net.known': fact})).toMatchObject({
      id: 'net.known',
      kind: 'setting',
      verdict,
      message,
    })
  })

  it.each(['fail', 'warn'] as const)('that misses it is worth what the profile says: %s', (severity) => {
    expect(judge({severity}, {'net.known': aCount(99)}).verdict).toBe(severity)
    expect(judge({severity}, {'net.known': aCount(100)}).verdict).toBe('pass')
  })

  it.each([
    {kind: 'atLeast', wish: {kind: 'atLeast', amount: 1}, fact: aText('cubic')},
    {kind: 'exactly', wish: {kind: 'exactly', value: count(1)}, fact: aText('1')},
    {kind: 'covers', wish: {kind: 'covers', value: range(1, 2)}, fact: aCount(1)},
  ] as const)('that cannot be compared is unknown: $kind', ({kind, wish, fact}) => {
    expect(judge({wish}, {'net.known': fact})).toMatchObject({
      verdict: 'unknown',
      message: {code: 'setting-shape-mismatch', args: {setting: 'net.known', wish: kind}},
    })
  })
})

describe('a setting that was not read', () => {
  it.each(['fail', 'warn'] as const)('because it is locked, is unknown: %s', (severity) => {
    expect(judge({severity}, {'net.known': locked})).toEqual({
      id: 'net.known',
      kind: 'setting',
      verdict: 'unknown',
      message: {
        code: 'setting-unreadable',
        args: {setting: 'net.known', source: '/locked', reason: 'EACCES'},
      },
    })
  })

  it('because this kernel lacks it, does not apply: known, but absent', () => {
    expect(judge({}, {'net.known': missing})).toEqual({
      id: 'net.known',
      kind: 'setting',
      verdict: 'not-applicable',
      message: {code: 'setting-absent', args: {setting: 'net.known', source: '/missing'}},
    })
  })

  it.each([
    {setting: 'net.knwon', nearest: 'net.known'},
    {setting: 'vm.something', nearest: null},
  ])('because nobody ever heard of it, is unknown: $setting', ({setting, nearest}) => {
    expect(judge({setting}, {[setting]: missing})).toEqual({
      id: setting,
      kind: 'setting',
      verdict: 'unknown',
      message: {code: 'setting-unheard-of', args: {setting, source: '/missing', nearest}},
    })
  })

  it('because nobody asked for it, is no pass either', () => {
    expect(judge({setting: 'vm.never-read'}, {})).toMatchObject({
      verdict: 'unknown',
      message: {code: 'setting-unheard-of', args: {source: 'vm.never-read'}},
    })
  })
})

describe('a wish that depends on another setting', () => {
  const when = {setting: 'net.known', equals: {shape: 'count', count: 0}} as const
  const wish = {setting: 'net.dependent', when}

  it.each([
    {name: 'that has the value', other: aCount(0), dependent: aCount(100), verdict: 'pass'},
    {name: 'that has the value, and misses', other: aCount(0), dependent: aCount(99), verdict: 'fail'},
    {name: 'that has another', other: aCount(1), dependent: aCount(99), verdict: 'not-applicable'},
    {name: 'that this kernel lacks', other: missing, dependent: aCount(99), verdict: 'not-applicable'},
    {name: 'that is no number', other: aText('0'), dependent: aCount(99), verdict: 'not-applicable'},
    {name: 'that is locked', other: locked, dependent: aCount(99), verdict: 'unknown'},
  ])('$name: $verdict', ({other, dependent, verdict}) => {
    expect(judge(wish, {'net.known': other, 'net.dependent': dependent}).verdict).toBe(verdict)
  })

  it.each([
    {other: aCount(1), is: count(1)},
    {other: missing, is: null},
  ])('says what the condition is and is not: $is', ({other, is}) => {
    expect(judge(wish, {'net.known': other, 'net.dependent': aCount(99)})).toEqual({
      id: 'net.dependent',
      kind: 'setting',
      verdict: 'not-applicable',
      message: {
        code: 'setting-condition-unmet',
        args: {setting: 'net.dependent', condition: 'net.known = 0', is},
      },
    })
  })

  it('says where the other could not be read', () => {
    expect(judge(wish, {'net.known': locked, 'net.dependent': aCount(99)}).message).toEqual({
      code: 'setting-unreadable',
      args: {setting: 'net.known', source: '/locked', reason: 'EACCES'},
    })
  })

  it('on a setting nobody ever heard of is unknown: the condition may be a slip of the pen', () => {
    const misspelt = {...wish, when: {...when, setting: 'net.knwon'}}
    expect(judge(misspelt, {'net.dependent': aCount(99)})).toEqual({
      id: 'net.dependent',
      kind: 'setting',
      verdict: 'unknown',
      message: {
        code: 'setting-condition-unheard-of',
        args: {setting: 'net.dependent', condition: 'net.knwon = 0', nearest: 'net.known'},
      },
    })
  })
})

describe('properties', () => {
  const aFact = fc.oneof(fc.constant(locked), fc.constant(missing), fc.constant(aText('cubic')))
  const aWish = fc.oneof(
    fc.nat().map((amount): Requirement['wish'] => ({kind: 'atLeast', amount})),
    fc.nat().map((number): Requirement['wish'] => ({kind: 'exactly', value: count(number)})),
  )

  it('what was not read as a number never passes a wish for one', () => {
    fc.assert(
      fc.property(aFact, aWish, fc.constantFrom('net.known', 'vm.other'), (fact, wish, setting) => {
        const {verdict} = judge({wish, setting}, {[setting]: fact})
        expect(verdict).toBeOneOf(['unknown', 'not-applicable'])
      }),
    )
  })
})

const table = (tracked: Fact<number>) =>
  facts({conntrackCount: tracked, settings: {'net.netfilter.nf_conntrack_max': aCount(10)}})

describe('the settings of connection tracking', () => {
  const wish: Requirement = {
    setting: 'net.netfilter.nf_conntrack_max',
    wish: {kind: 'atLeast', amount: 1000},
    why: 'test',
    severity: 'warn',
  }

  it.each([
    {tracked: someNumber(0), verdict: 'not-applicable'},
    {tracked: missing, verdict: 'not-applicable'},
    {tracked: someNumber(1), verdict: 'warn'},
    {tracked: locked, verdict: 'warn'},
  ] as const)('are judged where something is tracked: $verdict', ({tracked, verdict}) => {
    expect(judgeRequirement(wish, table(tracked), names).verdict).toBe(verdict)
  })
})
