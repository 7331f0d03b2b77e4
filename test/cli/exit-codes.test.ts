import {describe, expect, it} from 'vitest'
import {exitCodeMeanings, exitCodeOf, exitCodes, exitCodeTable} from '../../src/cli/exit-codes.js'
import type {FailureKind} from '../../src/model/expected-error.js'

describe('the exit codes', () => {
  it('are the documented ones', () => {
    expect(exitCodes).toEqual({
      passed: 0,
      broken: 1,
      usage: 2,
      failed: 3,
      undetermined: 4,
      rolledBack: 5,
      rollbackIncomplete: 6,
      restartNeeded: 7,
      floodShort: 8,
      locked: 11,
      privilege: 13,
      hasChanges: 20,
      interrupted: 130,
    })
  })

  it('mean something, each something else', () => {
    expect(Object.keys(exitCodeMeanings).map(Number)).toEqual(Object.values(exitCodes))
    expect(new Set(Object.values(exitCodeMeanings)).size).toBe(Object.values(exitCodes).length)
  })

  it('are all in the table, one a line', () => {
    const rows = exitCodeTable()
      .split('\n')
      .filter((row) => /^ +\d+ {2}\S/.test(row))
    expect(rows.map((row) => Number.parseInt(row, 10))).toEqual(Object.values(exitCodes))
  })

  it.each<[FailureKind, number]>([
    ['usage', 2],
    ['refused', 3],
    ['undetermined', 4],
    ['short', 8],
    ['interrupted', 130],
  ])('of a failure of kind %s is %d', (kind, code) => {
    expect(exitCodeOf(kind)).toBe(code)
  })
})
