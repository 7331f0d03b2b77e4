import {Flags, Parser} from '@oclif/core'
import {describe, expect, it} from 'vitest'
import {reportError, type CommandLine} from '../../src/cli/report-error.js'
import {ExpectedError} from '../../src/model/expected-error.js'
import {message} from '../../src/model/message.js'
import {outputOf} from '../build/output.js'

const commands: CommandLine['commands'] = [
  {id: 'check', flags: ['target', 'format', 'rate']},
  {id: 'flood', flags: ['target', 'hold']},
  {id: 'gate', flags: ['target']},
]
const flags = {
  target: Flags.integer(),
  format: Flags.string({options: ['text', 'json']}),
  rate: Flags.string(),
}

/** How a command of these flags fails on this command line, as oclif's parser says it. */
async function parserError(argv: readonly string[]): Promise<unknown> {
  try {
    await Parser.parse([...argv], {flags, strict: true})
  } catch (error) {
    return error
  }
  return expect.unreachable('it did not fail')
}

async function report(error: unknown, ...argv: readonly string[]) {
  let exitCode = -1
  const output = await outputOf(() => {
    exitCode = reportError(error, {argv, commands})
  })
  return {...output, exitCode}
}

/** Code and arguments of what is said, read from its JSON. */
async function said(error: unknown, ...argv: readonly string[]): Promise<unknown> {
  const {stdout} = await report(error, ...argv, '--format', 'json')
  const {code, args}: {code?: unknown; args?: unknown} = Object(JSON.parse(stdout))
  return {code, args}
}

const expected = new ExpectedError('refused', message('flood-abandoned', {}))

describe('an expected failure', () => {
  it('is one sentence on standard error, without a stack', async () => {
    const {stdout, stderr, exitCode} = await report(expected, 'flood')
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^tune: [^\n]+\.\n$/)
    expect(exitCode).toBe(3)
  })

  it('is JSON on standard output when JSON was asked for', async () => {
    const {stdout, stderr, exitCode} = await report(expected, 'flood', '--format', 'json')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      kind: 'error',
      code: 'flood-abandoned',
      args: {},
      text: expect.stringMatching(/\.$/),
      exitCode: 3,
    })
    expect(exitCode).toBe(3)
  })

  it.each([
    {argv: ['check', '--format', 'json'], isJson: true},
    {argv: ['check', '--format=json'], isJson: true},
    {argv: ['check', '-f', 'json'], isJson: true},
    {argv: ['check', '-fjson'], isJson: true},
    {argv: ['check', '-f=json'], isJson: true},
    {argv: ['check', '--format', 'text'], isJson: false},
    {argv: ['check', '--output', 'json'], isJson: false},
    {argv: ['check', 'json'], isJson: false},
    {argv: ['check'], isJson: false},
    {argv: ['gate', '--', 'other', '--format', 'json'], isJson: false},
    {argv: ['gate', '--format', 'json', '--', 'other'], isJson: true},
    {argv: [], isJson: false},
  ])('is JSON on $argv: $isJson', async ({argv, isJson}) => {
    const {stdout, stderr} = await report(expected, ...argv)
    expect([stdout !== '', stderr !== '']).toEqual([isJson, !isJson])
  })
})

describe('a flag nobody knows', () => {
  it.each([
    {flag: '--fromat', nearest: '--format'},
    {flag: '--targe', nearest: '--target'},
    {flag: '--colour-of-the-sky', nearest: null},
  ])('$flag was perhaps $nearest', async ({flag, nearest}) => {
    expect(await said(await parserError([flag]), 'check', flag)).toEqual({
      code: 'unknown-flag',
      args: {flag, nearest, command: 'check'},
    })
  })

  it('is sought among those of its command only', async () => {
    expect(await said(await parserError(['--hodl']), 'gate', '--hodl')).toMatchObject({
      args: {nearest: null, command: 'gate'},
    })
    expect(await said(await parserError(['--hodl']), 'flood', '--hodl')).toMatchObject({
      args: {nearest: '--hold', command: 'flood'},
    })
  })

  it('before any command is a flag too', async () => {
    expect(await said(await parserError(['--verson']), '--verson')).toMatchObject({
      code: 'unknown-flag',
      args: {flag: '--verson', command: ''},
    })
  })
})

describe('what else was mistyped', () => {
  const noCommand = Object.assign(new Error('command chekc not found'), {oclif: {exit: 2}})

  it.each([
    {command: 'chekc', nearest: 'check'},
    {command: 'benchmark', nearest: null},
  ])('the command $command was perhaps $nearest', async ({command, nearest}) => {
    expect(await said(noCommand, command)).toEqual({code: 'unknown-command', args: {command, nearest}})
  })

  it('one argument too many is named', async () => {
    expect(await said(await parserError(['more']), 'check', 'more')).toEqual({
      code: 'unexpected-argument',
      args: {argument: 'more', command: 'check'},
    })
  })

  it.each([
    {argv: ['--target'], says: /--target/},
    {argv: ['--format', 'yaml'], says: /--format.*yaml|yaml.*--format/},
    {argv: ['--target', 'many'], says: /many/},
  ])('$argv is said in one line, with exit code 2', async ({argv, says}) => {
    const {stderr, stdout, exitCode} = await report(await parserError(argv), 'check', ...argv)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^tune: [^\n]+\n$/)
    expect(stderr).toMatch(says)
    expect(stderr).not.toContain('See more help')
    expect(exitCode).toBe(2)
  })
})

describe('a bug', () => {
  const bug = new TypeError('x is not a function')

  it('prints its stack and how to report it', async () => {
    const {stdout, stderr, exitCode} = await report(bug, 'check')
    expect(stdout).toBe('')
    expect(stderr).toContain('TypeError: x is not a function\n    at ')
    expect(stderr).toContain('bug')
    expect(exitCode).toBe(1)
  })

  it('is JSON with its stack when JSON was asked for', async () => {
    const {stdout, exitCode} = await report(bug, 'check', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'error',
      code: 'bug',
      exitCode: 1,
      text: expect.stringContaining('    at '),
    })
    expect(exitCode).toBe(1)
  })

  it.each([
    {
      name: 'an error of oclif that is nobody’s mistake',
      error: Object.assign(new Error('x'), {oclif: {exit: 1}}),
    },
    {name: 'an error with a strange mark', error: Object.assign(new Error('x'), {oclif: null})},
    {name: 'a string that was thrown', error: 'x'},
    {name: 'nothing that was thrown', error: undefined},
  ])('is also $name', async ({error}) => {
    expect((await report(error, 'check')).exitCode).toBe(1)
  })
})
