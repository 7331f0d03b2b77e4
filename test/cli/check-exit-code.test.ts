import {describe, expect, it} from 'vitest'
import {checkExitCode} from '../../src/cli/check-exit-code.js'
import type {CheckReport, Finding} from '../../src/model/check-report.js'
import {message} from '../../src/model/message.js'
import type {Verdict} from '../../src/model/verdict.js'
import {checkReport} from '../build/reports.js'

function reportWith(...verdicts: readonly Verdict[]): CheckReport {
  const settings = verdicts.map((verdict, index): Finding => {
    const setting = `a.setting${index}`
    return {id: setting, kind: 'setting', verdict, message: message('setting-absent', {setting, source: 'x'})}
  })
  return checkReport({settings})
}

describe('the exit code of a check', () => {
  it.each<{verdicts: Verdict[]; failOn: 'fail' | 'warn'; code: number}>([
    {verdicts: ['pass'], failOn: 'fail', code: 0},
    {verdicts: ['pass'], failOn: 'warn', code: 0},
    {verdicts: ['warn'], failOn: 'fail', code: 0},
    {verdicts: ['warn'], failOn: 'warn', code: 3},
    {verdicts: ['unknown'], failOn: 'fail', code: 4},
    {verdicts: ['unknown'], failOn: 'warn', code: 4},
    {verdicts: ['unknown', 'warn'], failOn: 'fail', code: 4},
    {verdicts: ['unknown', 'warn'], failOn: 'warn', code: 3},
    {verdicts: ['fail'], failOn: 'fail', code: 3},
    {verdicts: ['fail', 'unknown', 'warn'], failOn: 'fail', code: 3},
    {verdicts: ['not-applicable', 'waived'], failOn: 'warn', code: 0},
  ])('with $verdicts, failing on $failOn, is $code', ({verdicts, failOn, code}) => {
    expect(checkExitCode(reportWith(...verdicts), failOn)).toBe(code)
  })
})
