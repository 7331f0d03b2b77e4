import type {CheckReport, Finding} from '../../src/model/check-report.js'
import type {FloodReport} from '../../src/model/flood-report.js'
import type {GateReport} from '../../src/model/gate-report.js'
import {bindingRung, type Rung} from '../../src/model/ladder.js'
import type {LimitId} from '../../src/model/limit-id.js'
import {message, type Message} from '../../src/model/message.js'
import {worst} from '../../src/model/verdict.js'
import type {Workload} from '../../src/model/workload.js'
import {gibibyte, identity, workload} from './facts.js'

/** The rungs of a roomy host, for a target of 10,000. */
export const rungs = {
  ephemeralPorts: {
    limit: 'ephemeral-ports',
    verdict: 'pass',
    ceiling: 28_232,
    stops: true,
    formula: '(ports − reserved − listeners) × tuples',
    inputs: {ports: 28_232, reserved: 0, listeners: 0, tuples: 1},
    setting: {
      name: 'net.ipv4.ip_local_port_range',
      value: {shape: 'port-range', range: {low: 32_768, high: 60_999}},
    },
    fixes: [],
  },
  memory: {
    limit: 'memory',
    verdict: 'pass',
    ceiling: 404_051,
    stops: true,
    formula: '(availableBytes − ends × processes × bytesPerProcess) ÷ (ends × bytesPerEnd)',
    inputs: {
      availableBytes: 8 * gibibyte,
      ends: 2,
      processes: 1,
      bytesPerProcess: 52_428_800,
      bytesPerEnd: 10_500,
    },
    fixes: [],
  },
  openFiles: {
    limit: 'open-files',
    verdict: 'pass',
    ceiling: 1_048_555,
    stops: true,
    formula: 'processes × (hard − own)',
    inputs: {processes: 1, hard: 1_048_576, own: 21},
    setting: {name: 'RLIMIT_NOFILE hard', value: {shape: 'count', count: 1_048_576}},
    fixes: [],
  },
  openFilesSoft: {
    limit: 'open-files-soft',
    verdict: 'pass',
    ceiling: 1_048_555,
    stops: false,
    formula: 'processes × (soft − own)',
    inputs: {processes: 1, soft: 1_048_576, own: 21},
    setting: {name: 'RLIMIT_NOFILE soft', value: {shape: 'count', count: 1_048_576}},
    fixes: [],
  },
  fileMax: {
    limit: 'file-max',
    verdict: 'pass',
    ceiling: null,
    stops: true,
    formula: '(fileMax − open) ÷ ends',
    inputs: {fileMax: 'unlimited', open: 2000, ends: 2},
    setting: {name: 'fs.file-max', value: {shape: 'count', count: 'unlimited'}},
    fixes: [],
  },
  acceptQueue: {
    limit: 'accept-queue',
    verdict: 'not-applicable',
    ceiling: null,
    stops: false,
    setting: {name: 'net.core.somaxconn', value: {shape: 'count', count: 4096}},
    reason: message('no-rate', {}),
    fixes: [],
  },
} satisfies Record<string, Rung>

/** Those of the roomy host, ascending. */
export const roomyLadder: readonly Rung[] = [
  rungs.ephemeralPorts,
  rungs.memory,
  rungs.openFiles,
  rungs.openFilesSoft,
  rungs.fileMax,
  rungs.acceptQueue,
]

interface CheckChanges {
  readonly ladder?: readonly Rung[]
  /** What is found of a rung that is too low; of the others it is that they hold, or why not. */
  readonly shortfalls?: Partial<Record<LimitId, Message>>
  /** On settings; those on limits follow from the ladder. */
  readonly settings?: readonly Finding[]
  readonly workload?: Workload
  readonly profile?: string
  readonly host?: CheckReport['host']
}

export function checkReport(changes: CheckChanges = {}): CheckReport {
  const {
    ladder = roomyLadder,
    shortfalls = {},
    settings = [],
    workload: load = workload(),
    profile = 'linux-high-conn',
  } = changes
  const onLimits = ladder.map(({limit, verdict, ceiling, reason}): Finding => ({
    id: limit,
    kind: 'limit',
    verdict,
    message: reason ?? shortfalls[limit] ?? message('limit-holds', {limit, ceiling, target: load.target}),
  }))
  const findings = [...onLimits, ...settings]
  const binding = bindingRung(ladder)
  return {
    kind: 'check',
    verdict: worst(findings.map(({verdict}) => verdict)),
    target: load.target,
    ceiling: binding?.ceiling ?? null,
    binding: binding?.limit ?? null,
    ladder,
    findings,
    servers: [],
    workload: load,
    profile,
    host: changes.host === undefined ? identity : changes.host,
  }
}

export function floodReport(changes: Partial<FloodReport> = {}): FloodReport {
  const load = workload({target: changes.target ?? 10_000})
  const {target} = load
  return {
    kind: 'flood',
    outcome: 'held',
    target,
    attempted: target,
    connected: target,
    accepted: target,
    verified: target,
    held: target,
    lost: 0,
    failures: [],
    successRate: (changes.held ?? target) / target,
    engine: {name: 'net', window: 64, processes: 1},
    address: '127.0.0.1',
    port: 20_000,
    openingMs: 812.4,
    holdMs: 0,
    connectionsPerSecond: 12_309.2,
    connectLatency: {p50: 0.42, p90: 3.9, p99: 12.8, max: 41.2},
    counters: {},
    memoryPerConnection: {kernelBytes: 8000, programBytes: 11_000},
    timeWaitLeft: 0,
    predictedCeiling: 28_232,
    predictedBinding: 'ephemeral-ports',
    causes: [],
    workload: load,
    ...changes,
  }
}

export function gateReport(changes: Partial<GateReport> = {}): GateReport {
  return {
    kind: 'gate',
    outcome: 'passed',
    target: 10_000,
    check: checkReport(),
    flood: floodReport(),
    command: ['npm', 'run', 'bench'],
    ...changes,
  }
}
