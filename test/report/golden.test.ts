import {describe, expect, it} from 'vitest'
import {checkExitCode} from '../../src/cli/check-exit-code.js'
import {exitCodes} from '../../src/cli/exit-codes.js'
import {floodExitCode} from '../../src/cli/flood-exit-code.js'
import {message} from '../../src/model/message.js'
import type {Report} from '../../src/model/report.js'
import {plain} from '../../src/report/palette.js'
import {render} from '../../src/report/render.js'
import {mebibyte, workload} from '../build/facts.js'
import {checkReport, floodReport, gateReport, roomyLadder, rungs} from '../build/reports.js'

const range = 'net.ipv4.ip_local_port_range'

const stops = checkReport({
  workload: workload({target: 50_000, ratePerSecond: 20_000, sources: 2, processes: 2}),
  shortfalls: {
    'open-files-soft': message('open-files-soft-short', {
      ceiling: 2006,
      target: 50_000,
      soft: 1024,
      raises: true,
    }),
    'open-files': message('open-files-short', {ceiling: 8150, target: 50_000, hard: 4096, processes: 2}),
    'ephemeral-ports': message('ephemeral-ports-short', {ceiling: 49_998, target: 50_000}),
  },
  ladder: [
    {
      ...rungs.openFilesSoft,
      verdict: 'warn',
      ceiling: 2006,
      inputs: {processes: 2, soft: 1024, own: 21},
      setting: {name: 'RLIMIT_NOFILE soft', value: {shape: 'count', count: 1024}},
      fixes: [{layer: 'shell', how: message('fix-ulimit-soft', {limit: 26_788})}],
    },
    {
      ...rungs.openFiles,
      verdict: 'fail',
      ceiling: 8150,
      inputs: {processes: 2, hard: 4096, own: 21},
      setting: {name: 'RLIMIT_NOFILE hard', value: {shape: 'count', count: 4096}},
      fixes: [
        {layer: 'shell', how: message('fix-prlimit-shell', {limit: 26_788})},
        {layer: 'service', how: message('fix-limit-nofile', {limit: 26_788})},
        {layer: 'workload', how: message('fix-more-processes', {processes: 13})},
      ],
    },
    {
      ...rungs.ephemeralPorts,
      verdict: 'fail',
      ceiling: 49_998,
      inputs: {ports: 25_000, reserved: 0, listeners: 1, tuples: 2},
      setting: {name: range, value: {shape: 'port-range', range: {low: 32_768, high: 57_767}}},
      fixes: [
        {layer: 'runtime', how: message('fix-sysctl-now', {name: range, value: '32768 65535'})},
        {layer: 'next-boot', how: message('fix-sysctl-boot', {name: range, value: '32768 65535'})},
      ],
    },
    rungs.memory,
    rungs.fileMax,
  ],
})

const unknown = checkReport({
  host: null,
  ladder: [
    rungs.ephemeralPorts,
    {
      limit: 'memory',
      verdict: 'unknown',
      ceiling: null,
      stops: true,
      reason: message('not-readable', {source: '/proc/meminfo', reason: 'EACCES'}),
      fixes: [],
    },
    rungs.fileMax,
  ],
  settings: [
    {
      id: 'net.core.somaxcon',
      kind: 'setting',
      verdict: 'unknown',
      message: message('setting-unheard-of', {
        setting: 'net.core.somaxcon',
        source: '/proc/sys/net/core/somaxcon',
        nearest: 'net.core.somaxconn',
      }),
    },
  ],
})

const warnings = checkReport({
  shortfalls: {
    'open-files-soft': message('open-files-soft-short', {
      ceiling: 1003,
      target: 10_000,
      soft: 1024,
      raises: true,
    }),
  },
  ladder: [
    {
      ...rungs.openFilesSoft,
      verdict: 'warn',
      ceiling: 1003,
      inputs: {processes: 1, soft: 1024, own: 21},
      setting: {name: 'RLIMIT_NOFILE soft', value: {shape: 'count', count: 1024}},
      fixes: [{layer: 'shell', how: message('fix-ulimit-soft', {limit: 11_038})}],
    },
    rungs.ephemeralPorts,
    rungs.memory,
    rungs.openFiles,
    rungs.fileMax,
  ],
  settings: [
    // Behind the rung above, and not said twice.
    {
      id: 'RLIMIT_NOFILE soft',
      kind: 'setting',
      verdict: 'warn',
      message: message('setting-too-low', {
        setting: 'RLIMIT_NOFILE soft',
        value: {shape: 'count', count: 1024},
        wanted: 11_038,
        why: 'Python stops at it.',
      }),
    },
    {
      id: 'net.ipv4.tcp_syncookies',
      kind: 'setting',
      verdict: 'warn',
      message: message('setting-too-low', {
        setting: 'net.ipv4.tcp_syncookies',
        value: {shape: 'count', count: 0},
        wanted: 1,
        why: 'A burst of handshakes is dropped.',
      }),
    },
  ],
})

const profileFails = checkReport({
  profile: 'strict',
  settings: [
    {
      id: range,
      kind: 'setting',
      verdict: 'fail',
      message: message('setting-does-not-cover', {
        setting: range,
        value: {shape: 'port-range', range: {low: 32_768, high: 60_999}},
        wanted: {shape: 'port-range', range: {low: 1024, high: 65_535}},
        why: 'Every port counts.',
      }),
    },
    {
      id: 'fs.nr_open',
      kind: 'setting',
      verdict: 'pass',
      message: message('setting-meets-profile', {
        setting: 'fs.nr_open',
        value: {shape: 'count', count: 1_048_576},
        why: 'x',
      }),
    },
    {
      id: 'net.core.other',
      kind: 'setting',
      verdict: 'not-applicable',
      message: message('setting-absent', {setting: 'net.core.other', source: '/proc/sys/net/core/other'}),
    },
  ],
})

const held = floodReport({
  holdMs: 3000,
  counters: {TCPTimeouts: 3, OutRsts: 20_000},
})

const short = floodReport({
  outcome: 'short',
  target: 50_000,
  attempted: 28_296,
  connected: 28_232,
  accepted: 28_232,
  verified: 28_232,
  held: 28_232,
  failures: [
    {code: 'EADDRNOTAVAIL', count: 60},
    {code: 'TIMEOUT', count: 4},
  ],
  causes: [
    {
      id: 'ephemeral-ports-used-up',
      confidence: 'certain',
      evidence: message('cause-ephemeral-ports-used-up', {count: 60, ports: 28_232}),
      fix: [
        {layer: 'runtime', how: message('fix-sysctl-now', {name: range, value: '10000 65535'})},
        {layer: 'next-boot', how: message('fix-sysctl-boot', {name: range, value: '10000 65535'})},
      ],
    },
  ],
})

const unexplained = floodReport({
  outcome: 'short',
  target: 400,
  connected: 399,
  accepted: 399,
  verified: 398,
  held: 398,
  lost: 1,
  failures: [{code: 'ECONNREFUSED', count: 1}],
  connectLatency: null,
  counters: null,
  memoryPerConnection: {kernelBytes: null, programBytes: null},
  timeWaitLeft: null,
  predictedCeiling: null,
  predictedBinding: null,
  causes: [
    {
      id: 'unexplained',
      confidence: 'possible',
      evidence: message('cause-unexplained', {missing: 2, failures: 'ECONNREFUSED × 1'}),
      fix: [],
    },
  ],
})

const interrupted = floodReport({
  outcome: 'interrupted',
  attempted: 4210,
  connected: 4146,
  accepted: 4146,
  verified: 0,
  held: 0,
  connectLatency: {p50: 0.4, p90: 3.1, p99: 9.2, max: 1004.3},
  memoryPerConnection: {kernelBytes: null, programBytes: 100 * mebibyte},
})

const checkFails = {check: stops, flood: null, target: 50_000, outcome: 'check-failed'} as const

/** The exit code of a gate whose command ended with 0, or was not run. */
function exitCodeOf(report: Report): number | undefined {
  if (report.kind === 'check') return checkExitCode(report, 'fail')
  if (report.kind === 'flood') return floodExitCode(report)
  if (report.kind !== 'gate') return undefined
  return report.flood === null ? checkExitCode(report.check, 'fail') : floodExitCode(report.flood)
}

const reports: readonly {name: string; report: Report}[] = [
  {name: 'check-holds.exit-0', report: checkReport({ladder: roomyLadder})},
  {name: 'check-stops.exit-3', report: stops},
  {name: 'check-unknown.exit-4', report: unknown},
  {name: 'check-warnings.exit-0', report: warnings},
  {name: 'check-profile-fails.exit-3', report: profileFails},
  {name: 'flood-held.exit-0', report: held},
  {name: 'flood-short.exit-8', report: short},
  {name: 'flood-unexplained.exit-8', report: unexplained},
  {
    name: 'flood-short-of-its-prediction.exit-8',
    report: {...unexplained, predictedCeiling: 28_232, predictedBinding: 'ephemeral-ports'},
  },
  {name: 'flood-interrupted.exit-130', report: interrupted},
  {name: 'gate-passed.exit-0', report: gateReport()},
  {name: 'gate-passed-with-warnings.exit-0', report: gateReport({check: warnings, command: []})},
  {name: 'gate-check-failed.exit-3', report: gateReport(checkFails)},
  {
    name: 'gate-check-undetermined.exit-4',
    report: gateReport({check: unknown, flood: null, outcome: 'check-undetermined'}),
  },
  {
    name: 'gate-flood-short.exit-8',
    report: gateReport({flood: short, target: 50_000, outcome: 'flood-short'}),
  },
  {name: 'gate-interrupted.exit-130', report: gateReport({flood: interrupted, outcome: 'interrupted'})},
]

/** How lines begin that are wider than 100 columns. To be shortened, never lengthened. */
const knownWide = ['This host holds 10,000 connections, but ']

const isKnownWide = (line: string) => knownWide.some((start) => line.startsWith(start))
const wideLines = (text: string) => text.split('\n').filter((line) => line.length > 100)

describe.each(reports)('$name', ({name, report}) => {
  const text = render(report, 'text', plain)

  it('reads as its golden file', async () => {
    await expect(text).toMatchFileSnapshot(`../golden/${name}.txt`)
  })

  it('is the JSON of its golden file', async () => {
    await expect(render(report, 'json', plain)).toMatchFileSnapshot(`../golden/${name}.json`)
  })

  it('ends with the exit code in its name', () => {
    expect(name).toMatch(new RegExp(`\\.exit-${exitCodeOf(report)}$`))
  })

  it('answers in its first line, in one sentence', () => {
    expect(text.split('\n')[0]).toMatch(/^[A-Z].*\.$/)
  })

  it('ends with a line end, and no line with a blank', () => {
    expect(text).toMatch(/[^\n]\n$/)
    expect(text.split('\n').filter((line) => /\s$/.test(line))).toEqual([])
  })

  it('has no line wider than 100 columns, but for those known', () => {
    expect(wideLines(text).filter((line) => !isKnownWide(line))).toEqual([])
  })
})

describe('the lines that are known to be wider', () => {
  const wide = reports.flatMap(({report}) => wideLines(render(report, 'text', plain)))

  it.each(knownWide)('are still: %s', (start) => {
    expect(wide.some((line) => line.startsWith(start))).toBe(true)
  })
})

describe('a warning', () => {
  it('is worth an exit code only where it was asked to be', () => {
    expect(checkExitCode(warnings, 'fail')).toBe(exitCodes.passed)
    expect(checkExitCode(warnings, 'warn')).toBe(exitCodes.failed)
  })
})
