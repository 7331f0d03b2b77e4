import {describe, expect, it} from 'vitest'
import {message} from '../../src/model/message.js'
import {fixLines, formulaLine} from '../../src/report/fix-text.js'

describe('a formula with its numbers', () => {
  it.each([
    {
      formula: 'processes × (hard − own)',
      inputs: {processes: 1, hard: 1_048_576, own: 21},
      line: 'processes × (hard − own) = 1 × (1,048,576 − 21)',
    },
    {
      formula: '(fileMax − open) ÷ ends',
      inputs: {fileMax: 'unlimited', open: 0, ends: 2},
      line: '(fileMax − open) ÷ ends = (unlimited − 0) ÷ 2',
    },
    {formula: 'a + because', inputs: {a: 1}, line: 'a + because = 1 + because'},
  ] as const)('$line', ({formula, inputs, line}) => {
    expect(formulaLine({formula, inputs})).toBe(line)
  })

  it('is nothing where there is none', () => {
    expect(formulaLine({})).toBe('')
    expect(formulaLine({formula: 'a'})).toBe('')
  })
})

describe('the lines of fixes', () => {
  it('say the layer first, all in one column', () => {
    const lines = fixLines(
      [
        {layer: 'runtime', how: message('fix-ulimit-soft', {limit: 5})},
        {layer: 'next-boot', how: message('fix-ulimit-soft', {limit: 6})},
      ],
      '    ',
    )
    expect(lines.map((line) => line.indexOf('ulimit'))).toEqual([18, 18])
    expect(lines.map((line) => line.slice(0, 5))).toEqual(['    n', '    a'])
  })

  it('are none for no fixes', () => {
    expect(fixLines([], '')).toEqual([])
  })
})
