import {Parser} from '@oclif/core'
import {describe, expect, it} from 'vitest'
import {checkFlags, checkTarget, floodFlags, floodTarget, workloadFlags} from '../../src/cli/flags.js'
import {failureOfAsync} from '../build/failure.js'

const all = {target: checkTarget, ...workloadFlags, ...checkFlags, ...floodFlags}

async function parse(...argv: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const {flags} = await Parser.parse([...argv], {flags: all, strict: true})
  return flags
}

describe('a number on the command line', () => {
  it.each([
    {argv: ['--target', '10k'], value: 10_000},
    {argv: ['-t', '1.5m'], value: 1_500_000},
    {argv: ['--rate', '2k'], value: 2000},
    {argv: ['--rate', '1'], value: 1},
    {argv: ['--sources', '1'], value: 1},
    {argv: ['--processes', '1'], value: 1},
    {argv: ['--processes', '256'], value: 256},
    {argv: ['--processes', 'auto'], value: 'auto'},
    {argv: ['--hold', '0'], value: 0},
    {argv: ['--hold', '0.5'], value: 0.5},
    {argv: ['--timeout', '0.1'], value: 0.1},
  ])('$argv is $value', async ({argv, value}) => {
    const flag = argv[0] === '-t' ? 'target' : (argv[0] ?? '').replace('--', '')
    expect(await parse(...argv)).toHaveProperty([flag], value)
  })

  it.each([
    {argv: ['--target', '0'], code: 'bad-target', args: {text: '0'}},
    {argv: ['--target', 'many'], code: 'bad-target', args: {text: 'many'}},
    {argv: ['--target', '101m'], code: 'bad-target', args: {text: '101m'}},
    {argv: ['--rate', '0'], code: 'bad-number', args: {flag: 'rate', text: '0', least: 1}},
    {argv: ['--rate', '0.5'], code: 'bad-number', args: {flag: 'rate', text: '0.5', least: 1}},
    {argv: ['--sources', '0'], code: 'bad-number', args: {flag: 'sources', text: '0', least: 1}},
    {argv: ['--sources', '1.5'], code: 'bad-number', args: {flag: 'sources', text: '1.5'}},
    {argv: ['--sources', '10001'], code: 'bad-number', args: {flag: 'sources', text: '10001', most: 10_000}},
    {argv: ['--processes', '0'], code: 'bad-processes', args: {text: '0'}},
    {argv: ['--processes', '257'], code: 'bad-processes', args: {text: '257'}},
    {argv: ['--processes', '1.5'], code: 'bad-processes', args: {text: '1.5'}},
    {argv: ['--processes', 'Auto'], code: 'bad-processes', args: {text: 'Auto'}},
    {argv: ['--hold', 'long'], code: 'bad-number', args: {flag: 'hold', text: 'long', least: 0}},
    {argv: ['--timeout', '0'], code: 'bad-number', args: {flag: 'timeout', text: '0', least: 0.1}},
    {argv: ['--timeout', '0.09'], code: 'bad-number', args: {flag: 'timeout', text: '0.09', least: 0.1}},
  ])('$argv is refused: $code', async ({argv, code, args}) => {
    expect(await failureOfAsync(() => parse(...argv))).toMatchObject({
      kind: 'usage',
      detail: {code, args},
    })
  })
})

describe('what was not said', () => {
  it('is an ordinary workload', async () => {
    expect(await parse()).toMatchObject({
      target: 10_000,
      sources: 1,
      processes: 1,
      runtime: 'node',
      hold: 0,
      timeout: 5,
      'fail-on': 'fail',
      profile: 'linux-high-conn',
    })
    expect(await parse()).not.toHaveProperty('rate')
  })

  it('is no target where connections are really opened', async () => {
    const {flags} = await Parser.parse([], {flags: {target: floodTarget}, strict: true})
    expect(flags.target).toBeUndefined()
  })
})
