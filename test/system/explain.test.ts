import {describe, expect, it} from 'vitest'
import type {ExplainReport} from '../../src/model/explain-report.js'
import {describeWith} from './support/needs.js'
import {portRange, tune, tuneJson} from './support/tune.js'

interface WithProse extends ExplainReport {
  readonly schemaVersion: number
  readonly explanations: readonly (ExplainReport['explanations'][number] & {
    readonly what: string
    readonly why: string
    readonly pitfalls: readonly string[]
    readonly link: string | null
  })[]
}

const firstLine = (text: string) => text.split('\n')[0]

describe('tune explain', () => {
  it.each([
    [
      ['EADDRNOTAVAIL'],
      'EADDRNOTAVAIL (99): connect() found no free ephemeral port to this destination; they are used up.',
    ],
    [
      ['10055'],
      'WSAENOBUFS (10055): Windows: the dynamic port range is used up; rarely real shortage of memory.',
    ],
    [['exit', '8'], 'exit 8: the flood missed its target.'],
    [
      ['ListenOverflows'],
      'ListenOverflows: handshakes dropped because the accept queue of a listener was full.',
    ],
    [
      ['OSError: [Errno 24] Too many open files'],
      'EMFILE (24): this process has as many files and sockets open as its soft open-file limit allows.',
    ],
    [
      ['dial', 'tcp', '127.0.0.1:8081:', 'connect:', 'cannot', 'assign', 'requested', 'address'],
      'EADDRNOTAVAIL (99): connect() found no free ephemeral port to this destination; they are used up.',
    ],
  ])('answers %s on the first line', async (args, answer) => {
    const {exitCode, stdout} = await tune(['explain', ...args])
    expect({exitCode, answer: firstLine(stdout)}).toEqual({exitCode: 0, answer})
  })

  it.each([
    {args: ['somaxcon'], said: 'Nothing is known of "somaxcon". Did you mean net.core.somaxconn?'},
    {
      args: [],
      said: 'What is to be explained? Say for example: tune explain somaxconn, or paste an error in quotes.',
    },
    {
      args: ['somaxconn', '--fromat', 'json'],
      said: 'There is no flag --fromat. Did you mean --format? See tune explain --help',
    },
    {
      args: ['somaxconn', '--target', 'many'],
      said: '--target many: a whole number of connections is needed, from 1 to 100m, like 10000, 10k or 1m.',
    },
  ])('refuses $args', async ({args, said}) => {
    expect(await tune(['explain', ...args])).toEqual({exitCode: 2, stdout: '', stderr: `tune: ${said}`})
  })

  it('writes an error as JSON too', async () => {
    const {exitCode, report} = await tuneJson(['explain', 'somaxcon'])
    expect(exitCode).toBe(2)
    expect(report).toMatchObject({code: 'explain-unknown', args: {nearest: ['net.core.somaxconn']}})
  })
})

describeWith('namespace', 'tune explain in a namespace', () => {
  const here = {namespace: [portRange(40_000, 40_999), 'echo 128 > /proc/sys/net/core/somaxconn']}

  it('says the value that is there', async () => {
    const {stdout} = await tune(['explain', 'net/core/somaxconn'], here)
    expect(firstLine(stdout)).toMatch(/^net\.core\.somaxconn is 128 here: /)
  })

  it("puts this host's numbers in the limit's formula, and says how to raise it", async () => {
    const {exitCode, report} = await tuneJson<WithProse>(['explain', 'EADDRNOTAVAIL', '-t', '5000'], here)
    expect(exitCode).toBe(0)
    expect(report).toMatchObject({
      schemaVersion: 1,
      kind: 'explain',
      target: 5000,
      explanations: [
        {
          topic: {kind: 'error', id: 'EADDRNOTAVAIL'},
          asked: 'EADDRNOTAVAIL',
          number: 99,
          limits: [{limit: 'ephemeral-ports', verdict: 'fail', ceiling: 1000}],
        },
      ],
    })
    const [explanation] = report.explanations
    expect(explanation?.why).toContain('5,000 connections')
    expect(explanation?.link).toMatch(/^https:/)
    expect(explanation?.limits[0]?.fixes).not.toEqual([])
  })

  it('does not find what only the host has, and says so', async () => {
    const {exitCode, stdout} = await tune(['explain', 'tcp_mem'], here)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('net.ipv4.tcp_mem is not there')
  })

  it('fits 100 columns, whatever it explains', async () => {
    const everything = [
      'somaxconn',
      'nofile',
      'tcp_mem',
      'tcp_rmem',
      'ephemeral-ports',
      'accept-queue',
      'threads',
      'EMFILE',
      'EADDRINUSE',
      'WSAENOBUFS',
      'syn-flooding',
      'memory',
    ]
    const {stdout} = await tune(['explain', ...everything, '-t', '1m', '--rate', '50000'], here)
    const long = stdout.split('\n').filter((line) => line.length > 100 && line.trim().includes(' '))
    expect(long).toEqual([])
  })
})
