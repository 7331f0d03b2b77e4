import {mkdtemp, readdir, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {execa} from 'execa'
import {afterAll, beforeAll, expect, it} from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder: string
let listed: readonly string[]

/** What a user does: the tarball of `npm pack`, installed into an empty folder. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tune-package-'))
  const packed = await execa('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
  })
  const [tarball] = JSON.parse(packed.stdout)
  listed = tarball.files.map(({path}: {path: string}) => path)
  await execa('npm', ['init', '--yes'], {cwd: folder})
  await execa('npm', ['install', '--omit=dev', '--no-audit', '--no-fund', join(folder, tarball.filename)], {
    cwd: folder,
  })
}, 240_000)
afterAll(() => rm(folder, {recursive: true, force: true}))

const tune = (...args: readonly string[]) =>
  execa('tune', args, {cwd: folder, localDir: folder, preferLocal: true, reject: false})

it('holds the program and its data, and neither sources nor tests', () => {
  expect(listed).toEqual(
    expect.arrayContaining([
      'bin/run.js',
      'bin/run.cmd',
      'dist/commands/check.js',
      'dist/src/flood/client-process.js',
      'oclif.manifest.json',
      'profiles/linux-high-conn.yaml',
      'profiles/schema.json',
      'LICENSE',
      'README.md',
    ]),
  )
  expect(listed.filter((path) => /^(src|commands|test|scripts)\/|\.ts$|\.map$/.test(path))).toEqual([])
})

it('checks', async () => {
  const {exitCode, stdout} = await tune('check', '--target', '100')
  expect([exitCode, stdout.split('\n')[0]]).toEqual([
    0,
    expect.stringMatching(/^This host holds 100 connections/),
  ])
})

it('floods', async () => {
  const {exitCode, stdout} = await tune('flood', '--target', '100')
  expect([exitCode, stdout.split('\n')[0]]).toEqual([
    0,
    expect.stringMatching(/^Held 100 of 100 connections/),
  ])
})

it('finds every command and built-in profile', async () => {
  const help = await tune('--help')
  for (const command of ['check', 'explain', 'facts', 'flood', 'gate'])
    expect(help.stdout).toContain(`  ${command} `)
  for (const file of (await readdir(join(root, 'profiles'))).filter((name) => name.endsWith('.yaml'))) {
    const {stderr} = await tune('check', '--profile', file.replace('.yaml', ''))
    expect(stderr).toBe('')
  }
})

it('is what publint wants of a package', async () => {
  const {exitCode, stdout} = await execa('npx', ['publint', '--strict', '.'], {
    cwd: root,
    reject: false,
    all: true,
  })
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('All good!')])
})
