import {describe, expect, it} from 'vitest'
import type {ProfileReport} from '../../src/model/profile-report.js'
import {plain} from '../../src/report/palette.js'
import {
  renderProfileListText,
  renderProfileText,
  renderProfileValidText,
} from '../../src/report/profile-text.js'
import {workload} from '../build/facts.js'

const line = {severity: 'warn', when: null, why: 'Because.', shape: 'count'} as const
const report: ProfileReport = {
  kind: 'profile',
  name: 'mine',
  description: 'For a test.',
  system: 'linux',
  extends: 'other',
  workload: workload(),
  settings: [
    {...line, setting: 'a.a', wish: {kind: 'atLeast', amount: 'auto'}},
    {...line, setting: 'a.b', wish: {kind: 'atLeast', amount: 50_000}, severity: 'fail'},
    {...line, setting: 'a.c', wish: {kind: 'atLeast', amount: 50_000}, shape: 'port-range'},
    {...line, setting: 'a.d', wish: {kind: 'atLeastEach', elements: [null, 5]}, shape: 'vector'},
    {...line, setting: 'a.e', wish: {kind: 'exactly', value: {shape: 'count', count: 'unlimited'}}},
    {
      ...line,
      setting: 'a.f',
      wish: {kind: 'covers', value: {shape: 'port-range', range: {low: 1, high: 2}}},
      when: {setting: 'a.a', equals: {shape: 'count', count: 0}},
      why: 'word '.repeat(40),
    },
  ],
}

describe('a profile in text', () => {
  const text = renderProfileText(report, plain)

  it.each([
    'mine: For a test.',
    '  6 settings, for linux, extends other, sized for 10,000 connections',
    '  a.a at least auto  (warns)',
    '  a.b at least 50,000  (fails)',
    '  a.c at least 50,000 ports  (warns)',
    '  a.d at least _ 5  (warns)',
    '  a.e exactly unlimited  (warns)',
    '  a.f covers 1 2  (warns, only where a.a = 0)',
  ])('has the line %s', (wanted) => {
    expect(text.split('\n')).toContain(wanted)
  })

  it('fits 100 columns', () => {
    expect(text.split('\n').every((written) => written.length <= 100)).toBe(true)
  })

  it('is a line in a list', () => {
    const profiles = [
      {name: 'mine', description: 'For a test.', system: 'linux', extends: null, settings: 1},
    ] as const
    expect(renderProfileListText({kind: 'profile-list', profiles}, plain)).toBe(
      'mine  1 setting\n  For a test.\n',
    )
  })

  it('is valid', () => {
    const valid = {kind: 'profile-valid', file: 'a.yaml', name: 'mine', settings: 2} as const
    expect(renderProfileValidText(valid, plain)).toBe('a.yaml is a valid profile (2 settings).\n')
  })
})
