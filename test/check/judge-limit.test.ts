import {describe, expect, it} from 'vitest'
import {judgeLimit} from '../../src/check/judge-limit.js'
import type {Assessment, Limit} from '../../src/model/limit.js'
import {message} from '../../src/model/message.js'
import {aCount, facts, settings, workload} from '../build/facts.js'

/** A limit that makes of facts and workload what a test says. */
function limitThat(assessment: Assessment, changes: Partial<Limit> = {}): Limit {
  return {
    id: 'file-max',
    setting: 'fs.file-max',
    below: () => 'fail',
    assess: () => assessment,
    shortfall: (ceiling, _inputs, {target}) => message('file-max-short', {ceiling, target}),
    fixes: () => [{layer: 'runtime', how: message('fix-sysctl-now', {name: 'fs.file-max', value: '1'})}],
    ...changes,
  }
}

const ceilingOf = (ceiling: number | null): Assessment => ({
  state: 'ceiling',
  ceiling,
  formula: 'a ÷ b',
  inputs: {a: 10, b: 'unlimited'},
})

describe('a ceiling', () => {
  it.each([
    {ceiling: 10_000, below: 'fail', verdict: 'pass', code: 'limit-holds', fixes: 0},
    {ceiling: 9_999, below: 'fail', verdict: 'fail', code: 'file-max-short', fixes: 1},
    {ceiling: 9_999, below: 'warn', verdict: 'warn', code: 'file-max-short', fixes: 1},
    {ceiling: 10_000, below: 'warn', verdict: 'pass', code: 'limit-holds', fixes: 0},
    {ceiling: 0, below: 'fail', verdict: 'fail', code: 'file-max-short', fixes: 1},
    {ceiling: null, below: 'fail', verdict: 'pass', code: 'limit-holds', fixes: 0},
  ] as const)('of $ceiling, which would $below: $verdict', ({ceiling, below, verdict, code, fixes}) => {
    const {rung, finding} = judgeLimit(
      limitThat(ceilingOf(ceiling), {below: () => below}),
      facts(),
      workload(),
    )
    expect(finding).toMatchObject({id: 'file-max', kind: 'limit', verdict, message: {code}})
    expect(rung).toMatchObject({verdict, ceiling, stops: below === 'fail'})
    expect(rung.fixes).toHaveLength(fixes)
  })

  it('is shown with its formula, its inputs and the setting behind it', () => {
    const {rung} = judgeLimit(limitThat(ceilingOf(5)), settings({'fs.file-max': aCount(7)}), workload())
    expect(rung).toEqual({
      limit: 'file-max',
      verdict: 'fail',
      ceiling: 5,
      stops: true,
      formula: 'a ÷ b',
      inputs: {a: 10, b: 'unlimited'},
      setting: {name: 'fs.file-max', value: {shape: 'count', count: 7}},
      fixes: [{layer: 'runtime', how: {code: 'fix-sysctl-now', args: {name: 'fs.file-max', value: '1'}}}],
    })
  })

  it('says how far it holds', () => {
    const {finding} = judgeLimit(limitThat(ceilingOf(20_000)), facts(), workload())
    expect(finding.message).toEqual({
      code: 'limit-holds',
      args: {limit: 'file-max', ceiling: 20_000, target: 10_000},
    })
  })

  it('asks for no fix where it holds', () => {
    const limit = limitThat(ceilingOf(10_000), {fixes: () => expect.unreachable('asked for a fix')})
    expect(judgeLimit(limit, facts(), workload()).rung.fixes).toEqual([])
  })
})

describe('what is not known', () => {
  it('is unknown on the ladder and among the findings, with source and reason', () => {
    const unknown: Assessment = {state: 'unknown', source: '/proc/x', reason: 'EACCES'}
    const {rung, finding} = judgeLimit(limitThat(unknown), facts(), workload())
    expect(rung).toMatchObject({
      verdict: 'unknown',
      ceiling: null,
      stops: true,
      reason: {code: 'not-readable', args: {source: '/proc/x', reason: 'EACCES'}},
      fixes: [],
    })
    expect(finding).toEqual({
      id: 'file-max',
      kind: 'limit',
      verdict: 'unknown',
      message: {code: 'limit-unknown', args: {limit: 'file-max', source: '/proc/x', reason: 'EACCES'}},
    })
  })

  it.each(['fail', 'warn'] as const)('is unknown whatever it would be worth: %s', (below) => {
    const unknown: Assessment = {state: 'unknown', source: '/proc/x', reason: 'EACCES'}
    expect(judgeLimit(limitThat(unknown, {below: () => below}), facts(), workload()).finding.verdict).toBe(
      'unknown',
    )
  })
})

describe('what does not apply', () => {
  it('says why', () => {
    const reason = message('client-side-only', {})
    const {rung, finding} = judgeLimit(limitThat({state: 'not-applicable', reason}), facts(), workload())
    expect(rung).toMatchObject({verdict: 'not-applicable', ceiling: null, reason, fixes: []})
    expect(finding).toMatchObject({verdict: 'not-applicable', message: reason})
  })
})

describe('the setting behind a limit', () => {
  const read = {name: 'fs.file-max', value: {shape: 'count', count: 7}}

  it.each([
    {name: 'with its value', host: settings({'fs.file-max': aCount(7)}), setting: read},
    {
      name: 'by name alone where it could not be read',
      host: settings({'fs.file-max': {state: 'unreadable', source: '/x', reason: 'EACCES'}}),
      setting: {name: 'fs.file-max'},
    },
  ])('is shown $name', ({host, setting}) => {
    expect(judgeLimit(limitThat(ceilingOf(1)), host, workload()).rung.setting).toEqual(setting)
  })

  it('is left out where there is none', () => {
    const {setting: _, ...limit} = limitThat(ceilingOf(1))
    expect(judgeLimit(limit, facts(), workload()).rung).not.toHaveProperty('setting')
  })
})
