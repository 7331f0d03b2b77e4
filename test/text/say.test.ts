import {describe, expect, it} from 'vitest'
import {message} from '../../src/model/message.js'
import {causeNames, english, layerNames, limitNames} from '../../src/text/en.js'
import {say} from '../../src/text/say.js'

const unknown = (thing: string) => say(message('explain-unknown', {thing, nearest: []}))
const sysctlFix = (value: string) => say(message('fix-sysctl-now', {name: 'a.b', value}))

describe('a message in words', () => {
  it('has its arguments in it', () => {
    const said = say(message('ephemeral-ports-short', {ceiling: 28_232, target: 50_000}))
    expect(said).toContain('28,232')
    expect(said).toContain('50,000')
  })

  it.each([
    {nearest: 'check', suggests: true},
    {nearest: null, suggests: false},
  ])('suggests what was meant only when there is something: $nearest', ({nearest, suggests}) => {
    expect(say(message('unknown-command', {command: 'chekc', nearest})).includes('Did you mean')).toBe(
      suggests,
    )
  })

  it('puts a place before what is wrong there, as editors understand it', () => {
    const place = {file: 'my.yaml', line: 3, column: 7}
    expect(say(message('profile-not-utf8', place))).toMatch(/^my\.yaml:3:7: /)
    expect(say(message('profile-syntax', {...place, reason: 'x'}))).toMatch(/^my\.yaml:3:7: /)
    expect(say(message('profile-missing-key', {...place, key: 'why'}))).toMatch(/^my\.yaml:3:7: /)
  })

  it('quotes a value with blanks for the shell, and no other', () => {
    expect(sysctlFix('1024 65535')).toBe('sudo sysctl -w a.b="1024 65535"')
    expect(sysctlFix('4096')).toBe('sudo sysctl -w a.b=4096')
  })

  it('has nothing in it that a terminal obeys', () => {
    const file = 'a\u001B[31m\u009Bb\u202Ec\nd'
    expect(say(message('facts-unreadable', {file, reason: 'x'}))).toContain('a?[31m?b?c d')
    expect(unknown(file)).toContain(String.raw`"a\u001b[31m?b?c\nd"`)
  })

  it('repeats no more than the beginning of what was pasted', () => {
    expect(unknown('a'.repeat(80))).toContain(`"${'a'.repeat(80)}"`)
    expect(unknown('a'.repeat(81))).toContain(`"${'a'.repeat(79)}…"`)
  })

  it('names no command where there is none', () => {
    const flag = {flag: '--frmat', nearest: null}
    expect(say(message('unknown-flag', {...flag, command: ''}))).not.toContain('  ')
    expect(say(message('unknown-flag', {...flag, command: 'check'}))).toContain('tune check --help')
  })
})

describe('the words', () => {
  it.each([
    {of: 'limits', names: Object.values(limitNames)},
    {of: 'layers', names: Object.values(layerNames)},
    {of: 'causes', names: Object.values(causeNames)},
  ])('for $of are there, and each is another', ({names}) => {
    expect(names.filter((name) => name.trim() === '')).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  it('are a sentence for every code', () => {
    expect(Object.values(english).every((sentence) => typeof sentence === 'function')).toBe(true)
  })
})
