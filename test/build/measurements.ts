import {LatencyRecorder} from '../../src/flood/latency.js'
import type {Measurements} from '../../src/flood/measurements.js'
import type {FailureCount} from '../../src/model/flood-report.js'
import {mebibyte} from './facts.js'

/** A histogram of these latencies, as a client process sends it. */
export function latencies(...all: readonly number[]): string {
  const recorder = new LatencyRecorder()
  for (const ms of all) recorder.record(ms)
  return recorder.encode()
}

interface Counts {
  readonly attempted: number
  readonly connected: number
  readonly accepted?: number
  readonly failures?: readonly FailureCount[]
}

/** What one client and one server process measured when everything that connected stayed. */
export function measured(counts: Counts, changes: Partial<Measurements> = {}): Measurements {
  const {attempted, connected, accepted = connected, failures = []} = counts
  return {
    port: 20_000,
    opened: [
      {
        type: 'opened',
        attempted,
        connected,
        failures,
        latency: latencies(0.2, 0.4, 0.8, 4),
        openingMs: 400,
      },
    ],
    verified: [Math.min(connected, accepted)],
    atClients: [{type: 'counted', open: connected, lost: []}],
    atServers: [{type: 'counted', accepted, open: accepted}],
    openingMs: 410,
    holdMs: 0,
    before: {
      counters: {},
      slabBytes: 100 * mebibyte,
      programBytes: 100 * mebibyte,
      timeWait: new Set(),
    },
    after: {
      counters: {},
      slabBytes: 100 * mebibyte + connected * 8000,
      programBytes: 100 * mebibyte + connected * 11_000,
      timeWait: new Set(),
    },
    counters: {},
    timeWaitLeft: 0,
    isInterrupted: false,
    ...changes,
  }
}
