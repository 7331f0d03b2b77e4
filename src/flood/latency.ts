import {build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type Histogram} from 'hdr-histogram-js'
import type {LatencySummary} from '../model/flood-report.js'

/** Two significant digits from 1 µs to 10 minutes. */
const shape = {
  bitBucketSize: 32,
  lowestDiscernibleValue: 1,
  highestTrackableValue: 600_000_000,
  numberOfSignificantValueDigits: 2,
  useWebAssembly: false,
} as const

/** Connect latencies of one process. */
export class LatencyRecorder {
  readonly #histogram: Histogram = build(shape)

  record(ms: number): void {
    this.#histogram.recordValue(Math.min(shape.highestTrackableValue, Math.max(1, Math.round(ms * 1000))))
  }

  /** For the way through the process channel. */
  encode(): string {
    return encodeIntoCompressedBase64(this.#histogram)
  }
}

/** The latencies of all processes together; `null` when there are none. */
export function summarise(encoded: readonly string[]): LatencySummary | null {
  const all: Histogram = build(shape)
  for (const one of encoded)
    all.add(decodeFromCompressedBase64(one, shape.bitBucketSize, shape.useWebAssembly))
  if (all.totalCount === 0) return null
  const at = (percentile: number) => all.getValueAtPercentile(percentile) / 1000
  return {p50: at(50), p90: at(90), p99: at(99), max: all.maxValue / 1000}
}
