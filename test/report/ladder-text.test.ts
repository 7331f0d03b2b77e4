import {describe, expect, it} from 'vitest'
import type {Rung} from '../../src/model/ladder.js'
import {ladderLines} from '../../src/report/ladder-text.js'
import {plain, type Palette} from '../../src/report/palette.js'
import {checkReport, rungs} from '../build/reports.js'

const marked: Palette = {
  good: (text) => `<good>${text}</good>`,
  bad: (text) => `<bad>${text}</bad>`,
  caution: (text) => `<caution>${text}</caution>`,
  faint: (text) => text,
  strong: (text) => text,
}

const lines = (...ladder: readonly Rung[]) => ladderLines(checkReport({ladder}), plain)

function fullPlaces(ceiling: number | null): number {
  const [line = ''] = lines({...rungs.memory, verdict: 'pass', ceiling})
  return line.replaceAll(/[^█]/g, '').length
}

const painted = (verdict: Rung['verdict']) =>
  ladderLines(checkReport({ladder: [{...rungs.memory, verdict, ceiling: 5000}]}), marked)[0]

describe('the bar of a rung', () => {
  it.each([
    {ceiling: 0, places: 0},
    {ceiling: 624, places: 0},
    {ceiling: 625, places: 1},
    {ceiling: 5000, places: 8},
    {ceiling: 9_999, places: 15},
    {ceiling: 10_000, places: 16},
    {ceiling: 1_000_000, places: 16},
    {ceiling: null, places: 16},
  ])('at $ceiling of 10,000 is $places of 16 long: full only when it holds', ({ceiling, places}) => {
    expect(fullPlaces(ceiling)).toBe(places)
  })

  it('is drawn with all of its 16 places, in the colour of the verdict', () => {
    const [full, rest] = ['█'.repeat(8), '░'.repeat(8)]
    expect(painted('fail')).toContain(`<bad>${full}</bad>${rest}`)
    expect(painted('warn')).toContain(`<caution>${full}</caution>${rest}`)
    expect(painted('pass')).toContain(`<good>${full}</good>${rest}`)
  })
})

describe('a rung', () => {
  it.each([
    {verdict: 'pass', count: 1},
    {verdict: 'fail', count: 2},
    {verdict: 'warn', count: 2},
    {verdict: 'not-applicable', count: 0},
  ] as const)('that is $verdict has $count lines: it says why where it is short', ({verdict, count}) => {
    expect(lines({...rungs.openFiles, verdict, ceiling: 5})).toHaveLength(count)
  })

  it('that stops shows its formula; one that only warns says what it would do', () => {
    expect(lines({...rungs.openFiles, verdict: 'fail', ceiling: 5})[1]).toContain(
      'processes × (hard − own) = ',
    )
    expect(lines({...rungs.openFilesSoft, verdict: 'warn', ceiling: 5})[1]).not.toContain(' = ')
  })

  it('that is unknown has no bar, and its reason below', () => {
    const {formula: _, inputs: __, ...memory} = rungs.memory
    const reason = {code: 'not-readable', args: {source: '/proc/meminfo', reason: 'EACCES'}} as const
    const unknown = lines({...memory, verdict: 'unknown', ceiling: null, reason})
    expect(unknown).toHaveLength(2)
    expect(unknown.join('')).not.toMatch(/[█░]/)
    expect(unknown[1]).toContain('/proc/meminfo')
  })

  it('says a setting by name alone where its value is not known', () => {
    expect(lines({...rungs.openFiles, setting: {name: 'RLIMIT_NOFILE hard'}})[0]).toMatch(
      /RLIMIT_NOFILE hard$/,
    )
  })
})

const holding = (count: number) =>
  Array.from({length: count}, (_, index): Rung => ({...rungs.memory, ceiling: 20_000 + index}))

describe('the rungs that hold', () => {
  it.each([
    {count: 5, shown: 5},
    {count: 6, shown: 6}, // five, and a line with the name of the sixth
    {count: 9, shown: 6},
  ])('are shown up to five, and named beyond: $count of them on $shown lines', ({count, shown}) => {
    expect(lines(...holding(count))).toHaveLength(shown)
  })

  it('do not hide one that is short', () => {
    const short = {...rungs.openFiles, verdict: 'fail', ceiling: 5} as const
    expect(lines(...holding(9), short).join('\n')).toContain('RLIMIT_NOFILE hard')
  })
})
