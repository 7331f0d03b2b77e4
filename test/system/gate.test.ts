import {existsSync} from 'node:fs'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, it} from 'vitest'
import type {GateReport} from '../../src/model/gate-report.js'
import {describeWith} from './support/needs.js'
import {beside, portRange, tune, tuneJson} from './support/tune.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tune-gate-'))
})
afterAll(() => rm(folder, {recursive: true}))

describeWith('linux', 'gate', () => {
  it('passes 1,000: held = accepted = verified, and nothing is left', async () => {
    const {exitCode, report} = await tuneJson<GateReport>(['gate', '--target', '1000'])
    expect(exitCode).toBe(0)
    expect(report).toMatchObject({
      outcome: 'passed',
      check: {kind: 'check'},
      flood: {held: 1000, accepted: 1000, verified: 1000, timeWaitLeft: 0},
    })
  })

  it('runs the command and passes its exit code on', async () => {
    const {exitCode, stdout} = await tune([
      'gate',
      '--target',
      '100',
      '--',
      'sh',
      '-c',
      'echo benchmark; exit 7',
    ])
    expect(exitCode).toBe(7)
    expect(stdout.split('\n')).toEqual([
      'Gate passed: 100 connections held.',
      expect.stringContaining('held 100 = accepted 100 = verified 100'),
      expect.stringContaining('first wall'),
      'benchmark',
    ])
  })

  it('gives the command the raised open-file limit', async () => {
    const {stdout} = await tune(['gate', '--target', '50', '--', 'sh', '-c', 'ulimit -Sn; ulimit -Hn'], {
      shell: ['ulimit -Sn 300'],
    })
    const [soft, hard] = stdout.split('\n').slice(-2)
    expect(Number(soft)).toBeGreaterThan(300)
    expect(soft).toBe(hard)
  })

  it('hands arguments over as they are', async () => {
    const file = join(folder, 'arguments')
    const args = ['a b', '$HOME', ';', '--target', '*', '']
    await tune(['gate', '--target', '10', '--', 'sh', '-c', 'printf "%s\\n" "$@" > "$0"', file, ...args])
    expect(await readFile(file, 'utf8')).toBe(args.map((arg) => `${arg}\n`).join(''))
  })

  it('wants the command behind --', async () => {
    const {exitCode, stderr} = await tune(['gate', '--target', '10', 'true'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('true stands before --')
  })

  it('says 128 + the signal when the command was ended by one', async () => {
    const {exitCode} = await tune(['gate', '--target', '10', '--', 'sh', '-c', 'kill -TERM $$'])
    expect(exitCode).toBe(143)
  })

  it('does not begin when there is no such program', async () => {
    const {exitCode, stdout, stderr} = await tune(['gate', '--target', '10', '--', 'no-such-program'])
    expect(exitCode).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('There is no program no-such-program')
  })

  it('does not run the command when the check fails', async () => {
    const file = join(folder, 'must-not-exist')
    const {exitCode, report} = await tuneJson<GateReport>(['gate', '--target', '1000', '--', 'touch', file], {
      shell: ['ulimit -n 256'],
    })
    expect(exitCode).toBe(3)
    expect(report).toMatchObject({outcome: 'check-failed', flood: null, command: ['touch', file]})
    expect(existsSync(file)).toBe(false)
  })

  it('counts warnings as failures when told to', async () => {
    const {exitCode, report} = await tuneJson<GateReport>([
      'gate',
      '--target',
      '100',
      '--rate',
      '90000000',
      '--fail-on',
      'warn',
      '--',
      'true',
    ])
    // 22.5 million arrivals in a pause are more than any somaxconn holds, but all of the target fits in it.
    expect(exitCode).toBe(0)
    expect(report.check.verdict).not.toBe('fail')
  })
})

describeWith('namespace', 'a gate whose flood falls short of what the check allows', () => {
  it('does not run the command and exits 8', async () => {
    const file = join(folder, 'must-not-exist-either')
    // Ports bound by hand are nothing the kernel's tables tell apart from others: 700 of 1,000 are gone.
    const hoard = beside(`const net = require("net")
      net.createServer().listen(9000, "127.0.0.1", 1000, () => {
        for (let port = 40000; port < 40700; port++) {
          net.connect({host: "127.0.0.1", port: 9000, localAddress: "127.0.0.1", localPort: port}).on("error", () => {})
        }
      })`)
    const {exitCode, report} = await tuneJson<GateReport>(['gate', '--target', '500', '--', 'touch', file], {
      namespace: [portRange(40_000, 40_999), hoard, 'sleep 0.6'],
    })
    expect(exitCode).toBe(8)
    expect(report).toMatchObject({outcome: 'flood-short', check: {verdict: 'pass'}, flood: {held: 300}})
    expect(existsSync(file)).toBe(false)
  })
})
