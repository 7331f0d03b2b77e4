import {describe, expect, it} from 'vitest'
import {fileMax} from '../../src/limits/file-max.js'
import {known} from '../../src/model/fact.js'
import {roles} from '../../src/model/workload.js'
import {aCount, aRange, facts, locked, missing, workload} from '../build/facts.js'
import {ceiling, judge} from '../build/judge.js'
import {fc} from '../build/properties.js'

function host(most: number | 'unlimited', open: number) {
  return facts({
    settings: {'fs.file-max': aCount(most)},
    openFilesAllocated: known(open, '/proc/sys/fs/file-nr'),
  })
}

describe('the open files of the whole system', () => {
  it.each([
    {most: 22_000, open: 2000, role: 'both', ceiling: 10_000, verdict: 'pass'},
    {most: 21_999, open: 2000, role: 'both', ceiling: 9_999, verdict: 'fail'},
    {most: 12_000, open: 2000, role: 'client', ceiling: 10_000, verdict: 'pass'},
    {most: 11_999, open: 2000, role: 'client', ceiling: 9_999, verdict: 'fail'},
    {most: 12_000, open: 2000, role: 'server', ceiling: 10_000, verdict: 'pass'},
    {most: 12_000, open: 2001, role: 'server', ceiling: 9_999, verdict: 'fail'},
    {most: 1000, open: 2000, role: 'both', ceiling: 0, verdict: 'fail'},
    {most: 'unlimited', open: 2000, role: 'both', ceiling: null, verdict: 'pass'},
  ] as const)('$most, $open of them open, for $role: $verdict', ({most, open, role, ...expected}) => {
    expect(judge(fileMax, host(most, open), workload({role}))).toMatchObject(expected)
  })

  it('are the same for any number of processes', () => {
    expect(ceiling(fileMax, host(22_000, 2000), workload({processes: 16}))).toBe(10_000)
  })

  it('say what is short, with formula and inputs', () => {
    expect(judge(fileMax, host(4000, 2000), workload()).message).toEqual({
      code: 'file-max-short',
      args: {ceiling: 1000, target: 10_000},
    })
    expect(fileMax.assess(host(4000, 2000), workload())).toMatchObject({
      formula: '(fileMax − open) ÷ ends',
      inputs: {fileMax: 4000, open: 2000, ends: 2},
    })
    expect(fileMax.assess(host('unlimited', 2000), workload())).toMatchObject({
      inputs: {fileMax: 'unlimited'},
    })
  })

  it.each([
    {
      name: 'fs.file-max is absent',
      changes: {settings: {'fs.file-max': missing}},
      reason: 'this system does not show it',
    },
    {name: 'fs.file-max is unreadable', changes: {settings: {'fs.file-max': locked}}, reason: 'EACCES'},
    {
      name: 'fs.file-max is no number',
      changes: {settings: {'fs.file-max': aRange(1, 2)}},
      reason: 'not a number',
    },
    {
      name: 'the open files are absent',
      changes: {openFilesAllocated: missing},
      reason: 'this system does not show it',
    },
    {name: 'the open files are unreadable', changes: {openFilesAllocated: locked}, reason: 'EACCES'},
  ])('are unknown when $name', ({changes, reason}) => {
    expect(judge(fileMax, facts(changes), workload())).toMatchObject({
      verdict: 'unknown',
      ceiling: null,
      message: {code: 'limit-unknown', args: {limit: 'file-max', reason}},
    })
  })
})

describe('what auto asks for', () => {
  it.each([
    {role: 'both', size: 22_000},
    {role: 'client', size: 11_000},
    {role: 'server', size: 11_000},
  ] as const)('for $role: $size', ({role, size}) => {
    expect(fileMax.size?.(workload({role}))).toBe(size)
  })
})

describe('the fixes', () => {
  it.each([
    {name: 'known', openFilesAllocated: known(2000, 'test'), value: '24000'},
    {name: 'unreadable', openFilesAllocated: locked, value: '22000'},
  ])('add the files already open when they are $name', ({openFilesAllocated, value}) => {
    const args = {name: 'fs.file-max', value}
    expect(fileMax.fixes(facts({openFilesAllocated}), workload())).toEqual([
      {layer: 'runtime', how: {code: 'fix-sysctl-now', args}},
      {layer: 'next-boot', how: {code: 'fix-sysctl-boot', args}},
    ])
  })
})

describe('properties', () => {
  const files = fc.integer({min: 0, max: 10_000_000})

  it('a higher fs.file-max never lowers the ceiling, and more open files never raise it', () => {
    fc.assert(
      fc.property(files, files, files, fc.constantFrom(...roles), (one, other, open, role) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        const load = workload({role})
        expect(ceiling(fileMax, host(low, open), load)).toBeLessThanOrEqual(
          ceiling(fileMax, host(high, open), load),
        )
        expect(ceiling(fileMax, host(open, high), load)).toBeLessThanOrEqual(
          ceiling(fileMax, host(open, low), load),
        )
      }),
    )
  })
})
