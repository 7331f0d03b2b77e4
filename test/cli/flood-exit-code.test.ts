import {describe, expect, it} from 'vitest'
import {floodExitCode} from '../../src/cli/flood-exit-code.js'
import {floodReport} from '../build/reports.js'

describe('the exit code of a flood', () => {
  it.each([
    {outcome: 'held', code: 0},
    {outcome: 'short', code: 8},
    {outcome: 'interrupted', code: 130},
  ] as const)('that was $outcome is $code', ({outcome, code}) => {
    expect(floodExitCode(floodReport({outcome}))).toBe(code)
  })
})
