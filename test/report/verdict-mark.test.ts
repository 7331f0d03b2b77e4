import {describe, expect, it} from 'vitest'
import {verdicts} from '../../src/model/verdict.js'
import {plain} from '../../src/report/palette.js'
import {verdictMark} from '../../src/report/verdict-mark.js'

describe('the mark of a verdict', () => {
  it.each([
    ['pass', '✓'],
    ['fail', '✗'],
    ['warn', '!'],
    ['unknown', '?'],
    ['waived', '–'],
    ['not-applicable', '–'],
  ] as const)('%s is %s', (verdict, mark) => {
    expect(verdictMark(verdict, plain)).toBe(mark)
  })

  it('is one place wide for every verdict', () => {
    expect(verdicts.filter((verdict) => verdictMark(verdict, plain).length !== 1)).toEqual([])
  })
})
