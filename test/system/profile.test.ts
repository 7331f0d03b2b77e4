import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {ProfileListReport, ProfileReport} from '../../src/model/profile-report.js'
import {tune, tuneJson} from './support/tune.js'

/** How a profile wants a setting. */
const wishOf = ({settings}: ProfileReport, name: string) =>
  settings.find(({setting}) => setting === name)?.wish

let folder = ''
const profile = (head: string, settings = ' {}') =>
  `name: mine\ndescription: For a test.\nsystem: linux\n${head}settings:${settings}\n`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tune-profiles-'))
  const files = {
    'child.yaml': profile('extends: linux-ci\n', '\n  net.core.somaxconn: {atLeast: 1024, why: x}'),
    'windows.yaml': profile('').replace('linux', 'windows'),
    'a.yaml': profile('extends: ./b.yaml\n'),
    'b.yaml': profile('extends: a.yaml\n'),
    'typo.yaml': profile('', '\n  net.core.somaxconn: {atleast: 1, why: x}'),
  }
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)))
})
afterAll(() => rm(folder, {recursive: true}))

describe('tune profile list', () => {
  it('names every built-in profile and what it is for', async () => {
    const {exitCode, report} = await tuneJson<ProfileListReport>(['profile', 'list'])
    expect(exitCode).toBe(0)
    const byName = new Map(report.profiles.map((listed) => [listed.name, listed]))
    expect([...byName.keys()]).toEqual([
      'linux-ci',
      'linux-high-conn',
      'linux-load-generator',
      'linux-million',
      'linux-server',
    ])
    expect(byName.get('linux-million')).toMatchObject({extends: 'linux-high-conn', system: 'linux'})
    expect((await tune(['profile', 'list'])).stdout).toContain('linux-million')
  })
})

describe('tune profile show', () => {
  it('shows the lines of the parents, in text of 100 columns', async () => {
    const {exitCode, stdout} = await tune(['profile', 'show', 'linux-million'])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('net.ipv4.tcp_syncookies at least 1')
    expect(stdout).toContain('fs.nr_open at least auto')
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([])
  })

  it('leaves auto as it is until it knows the workload', async () => {
    const {report} = await tuneJson<ProfileReport>(['profile', 'show', 'linux-million'])
    expect(wishOf(report, 'RLIMIT_NOFILE hard')).toEqual({kind: 'atLeast', amount: 'auto'})
    expect(report.workload).toBeNull()
  })

  it.each([
    {flags: ['--resolved'], amount: 11_038},
    {flags: ['--resolved', '--target', '1m'], amount: 1_050_538},
    {flags: ['--target', '1m'], amount: 1_050_538},
    {flags: ['--target', '1m', '--processes', '8'], amount: 131_788},
  ])('sizes auto with $flags', async ({flags, amount}) => {
    const {report} = await tuneJson<ProfileReport>(['profile', 'show', 'linux-million', ...flags])
    expect(wishOf(report, 'RLIMIT_NOFILE hard')).toEqual({kind: 'atLeast', amount})
  })

  it('writes YAML that is a profile again', async () => {
    const file = join(folder, 'saved.yaml')
    const saved = ['--target', '50k', '--format', 'yaml', '--output', file]
    expect(await tune(['profile', 'show', './child.yaml', ...saved], {cwd: folder})).toMatchObject({
      exitCode: 0,
    })
    const validated = await tune(['profile', 'validate', './saved.yaml'], {cwd: folder})
    expect(validated).toMatchObject({exitCode: 0, stdout: './saved.yaml is a valid profile (4 settings).'})
  })
})

describe('tune profile validate', () => {
  it.each(['linux-server', './child.yaml', './windows.yaml'])('passes %s', async (file) => {
    const {exitCode, stdout} = await tune(['profile', 'validate', file], {cwd: folder})
    expect({exitCode, stdout: stdout.slice(0, stdout.indexOf(' ('))}).toEqual({
      exitCode: 0,
      stdout: `${file} is a valid profile`,
    })
  })

  it.each([
    {
      file: './typo.yaml',
      said: 'tune: ./typo.yaml:5:24: unknown key atleast. Did you mean atLeast? Allowed here: atLeast, exactly, covers, when, severity, why.',
    },
    {
      file: './a.yaml',
      said: 'tune: ./b.yaml:4:10: a profile cannot be built on itself: ./a.yaml extends ./b.yaml extends ./a.yaml.',
    },
    {
      file: './nowhere.yaml',
      said: 'tune: The profile ./nowhere.yaml could not be read: there is no such file.',
    },
  ])('refuses $file with the place', async ({file, said}) => {
    const {exitCode, stdout, stderr} = await tune(['profile', 'validate', file], {cwd: folder})
    expect({exitCode, stdout, stderr}).toEqual({exitCode: 2, stdout: '', stderr: said})
  })
})

describe('the topic', () => {
  it.each([
    {
      args: ['profile', 'shwo'],
      said: 'There is no command profile shwo. Did you mean profile show? See tune --help',
    },
    {
      args: ['profle', 'list'],
      said: 'There is no command profle. Did you mean profile list? See tune --help',
    },
    {args: ['profle'], said: 'There is no command profle. Did you mean profile? See tune --help'},
    {args: ['profile', 'list', 'x'], said: 'x is one argument too many. See tune profile list --help'},
    {
      args: ['profile', 'show', 'linux-ci', '--fromat', 'json'],
      said: 'There is no flag --fromat. Did you mean --format? See tune profile show --help',
    },
    {args: ['help', 'profile', 'shwo'], said: 'There is no help on profile shwo. See tune --help'},
  ])('knows what was meant by $args', async ({args, said}) => {
    expect(await tune(args)).toEqual({exitCode: 2, stdout: '', stderr: `tune: ${said}`})
  })

  it.each([[['profile']], [['help', 'profile']], [['profile', '--help']]])(
    'lists its commands: %s',
    async (args) => {
      const {exitCode, stdout} = await tune(args)
      expect(exitCode).toBe(0)
      expect(stdout).toContain('profile validate')
    },
  )
})
