import type {Facts} from '../model/facts.js'
import type {FloodReport, Ledger} from '../model/flood-report.js'
import {bindingRung} from '../model/ladder.js'
import type {Workload} from '../model/workload.js'
import {climb} from '../check/check.js'
import {fixesHere} from '../check/fixes-here.js'
import {diagnose} from '../diagnosis/diagnose.js'
import {floodHost} from './address.js'
import {windowPerProcess} from './client-plans.js'
import {summarise} from './latency.js'
import {reconcile} from './ledger.js'
import type {Measurements} from './measurements.js'

/** Below this many connections, what else goes on in the kernel outweighs what they take. */
const leastForMemory = 500

/** Measurements → report: both ends reconciled, the prediction beside them, and the cause of a shortfall. */
export function conclude(measured: Measurements, facts: Facts, workload: Workload): FloodReport {
  const {opened, openingMs, counters} = measured
  const ledger = reconcile(
    opened.map((one, index) => ({
      ...one,
      verified: measured.verified[index] ?? 0,
      open: measured.atClients[index]?.open ?? 0,
      lost: measured.atClients[index]?.lost ?? [],
    })),
    measured.atServers,
  )
  const outcome = measured.isInterrupted ? 'interrupted' : ledger.held >= workload.target ? 'held' : 'short'
  const binding = bindingRung(climb(facts, workload).ladder)
  return {
    kind: 'flood',
    outcome,
    target: workload.target,
    ...ledger,
    successRate: ledger.held / workload.target,
    openingMs,
    holdMs: measured.holdMs,
    connectionsPerSecond: openingMs > 0 ? (ledger.connected * 1000) / openingMs : 0,
    connectLatency: summarise(opened.map(({latency}) => latency)),
    counters,
    memoryPerConnection: memoryPerConnection(measured, ledger),
    timeWaitLeft: measured.timeWaitLeft,
    predictedCeiling: binding?.ceiling ?? null,
    predictedBinding: binding?.limit ?? null,
    causes:
      outcome === 'short'
        ? diagnose({ledger, counters, facts, workload}).map((cause) => ({
            ...cause,
            fix: fixesHere(cause.fix, facts),
          }))
        : [],
    engine: {
      name: 'net',
      window: windowPerProcess(workload, facts) * workload.processes,
      processes: workload.processes,
    },
    address: floodHost,
    port: measured.port,
    workload,
  }
}

function memoryPerConnection({before, after}: Measurements, {held}: Ledger) {
  const each = (bytesBefore: number | null, bytesAfter: number | null) =>
    held < leastForMemory || bytesBefore === null || bytesAfter === null
      ? null
      : Math.max(0, Math.round((bytesAfter - bytesBefore) / held))
  return {
    kernelBytes: each(before.slabBytes, after.slabBytes),
    programBytes: each(before.programBytes, after.programBytes),
  }
}
