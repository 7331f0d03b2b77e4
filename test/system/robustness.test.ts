import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {CheckReport} from '../../src/model/check-report.js'
import {describeWith} from './support/needs.js'
import {root, tune, tuneJson} from './support/tune.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tune-robust-'))
})
afterAll(() => rm(folder, {recursive: true}))

const header = 'name: x\ndescription: y\nsystem: linux\nsettings:\n'
const somaxconn = (body: string) => `${header}  net.core.somaxconn:\n${body}    why: z\n`

const brokenProfiles: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['a typo in a key', somaxconn('    atleast: 1\n'), ':6:5: unknown key atleast. Did you mean atLeast?'],
  [
    'a wrong type',
    somaxconn('    atLeast: lots\n'),
    ':6:14: settings → net.core.somaxconn → atLeast must be',
  ],
  ['a duplicate key', `name: x\n${header}`, ':2:1: not valid YAML'],
  ['an empty file', '', 'is empty'],
  ['10 MB of noise', new Uint8Array(10_000_000).fill(0xa7), 'is larger than 256 KiB'],
  ['invalid UTF-8', Buffer.from('name: x\ndescription: caf\xe9\n', 'latin1'), ':2:17: this is not UTF-8'],
  ['a list', '- a\n', ':1:1: a profile is a mapping'],
  ['an open quote', 'name: "x\n', 'not valid YAML'],
]

describeWith('linux', 'a broken profile', () => {
  it.each(brokenProfiles)(
    '%s: exit 2, one sentence with the place, no stack',
    async (name, content, says) => {
      const file = join(folder, `${name.replaceAll(/\W/g, '-')}.yaml`)
      await writeFile(file, content)
      const {exitCode, stdout, stderr} = await tune(['check', '--profile', file])
      expect(exitCode).toBe(2)
      expect(stdout).toBe('')
      expect(stderr).toContain(says)
      expect(stderr.split('\n')).toHaveLength(1)
    },
  )
})

describeWith('linux', 'a sysctl nobody has heard of', () => {
  it('is unknown, never a pass', async () => {
    const file = join(folder, 'unheard-of.yaml')
    await writeFile(file, `${header}  net.core.somaxcon:\n    atLeast: 1\n    why: z\n`)
    const {exitCode, report} = await tuneJson<CheckReport>(['check', '--profile', file])
    expect(exitCode).toBe(4)
    expect(report.findings.find(({id}) => id === 'net.core.somaxcon')).toMatchObject({
      verdict: 'unknown',
      message: {args: {nearest: 'net.core.somaxconn'}},
    })
  })
})

const run = (line: string) => tune(['check', '--target', '100'], {shell: [line, 'exit $?']})

describeWith('linux', 'standard output', () => {
  it('closed by a reader that has seen enough is no error', async () => {
    const {exitCode, stdout, stderr} = await run('"$@" | head -1')
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^This host holds 100 connections/)
  })

  it('closed from the start is no error either', async () => {
    expect(await run('"$@" >&-')).toMatchObject({exitCode: 0, stderr: ''})
  })

  it('that is full is said in one sentence', async () => {
    expect(await run('"$@" >/dev/full')).toMatchObject({
      exitCode: 2,
      stderr: 'tune: The report could not be written to standard output: ENOSPC.',
    })
  })
})

describeWith('root', 'user nobody', () => {
  const asNobody = 'setpriv --reuid=65534 --regid=65534 --clear-groups env -i'

  it.each([
    ['check', 'This host holds 100 connections'],
    ['flood', 'Held 100 of 100 connections'],
    ['gate', 'Gate passed: 100 connections held.'],
  ])('can %s with an empty environment in a folder it cannot write to', async (command, answer) => {
    const cwd = join(folder, 'read-only')
    await mkdir(cwd, {recursive: true, mode: 0o555})
    const {exitCode, stdout, stderr} = await tune([command, '--target', '100'], {
      shell: [`${asNobody} "$@"`, 'exit $?'],
      cwd: root,
    })
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    expect(stdout.startsWith(answer)).toBe(true)
  })
})

describe('a wrong command line', () => {
  it.each([
    [['chek'], 'There is no command chek. Did you mean check?'],
    [['check', '--tagret', '5'], 'There is no flag --tagret. Did you mean --target?'],
    [['check', '--target', '0'], '--target 0: a whole number of connections is needed'],
    [['check', 'extra'], 'extra is one argument too many'],
    [['check', '--format', 'xml'], 'Expected --format=xml to be one of: text, json'],
    [['flood'], 'How many connections?'],
    [['help', 'nonsense'], 'There is no help on nonsense'],
  ])('%j: exit 2 and one sentence', async (args, says) => {
    const {exitCode, stdout, stderr} = await tune(args)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(says)
    expect(stderr.split('\n')).toHaveLength(1)
  })
})
