import {describe, expect, it} from 'vitest'
import {LatencyRecorder, summarise} from '../../src/flood/latency.js'
import {fc} from '../build/properties.js'

function recorded(...latencies: readonly number[]): string {
  const recorder = new LatencyRecorder()
  for (const ms of latencies) recorder.record(ms)
  return recorder.encode()
}

describe('connect latencies', () => {
  it('of no connection are none', () => {
    expect(summarise([])).toBeNull()
    expect(summarise([recorded(), recorded()])).toBeNull()
  })

  it('of several processes are looked at together', () => {
    const fast = recorded(...Array.from({length: 98}, () => 1))
    const slow = recorded(50, 1000)
    const summary = summarise([fast, slow])
    expect(summary?.p50).toBeCloseTo(1, 1)
    expect(summary?.p90).toBeCloseTo(1, 1)
    expect(summary?.p99).toBeCloseTo(50, 0)
    expect(summary?.max).toSatisfy((max) => Math.abs(max - 1000) <= 10)
  })

  it('that cannot be told apart are at least a microsecond, and at most ten minutes', () => {
    expect(summarise([recorded(0)])?.max).toBe(0.001)
    expect(summarise([recorded(10_000_000)])?.max).toSatisfy((ms) => ms >= 600_000 && ms < 610_000)
  })

  it('are in order, and within one per cent', () => {
    const latencies = fc.array(fc.double({min: 0.01, max: 60_000, noNaN: true}), {
      minLength: 1,
      maxLength: 50,
    })
    fc.assert(
      fc.property(latencies, (all) => {
        const summary = summarise([recorded(...all)])
        const {p50 = 0, p90 = 0, p99 = 0, max = 0} = summary ?? {}
        expect([p50, p90, p99, max]).toEqual([p50, p90, p99, max].toSorted((a, b) => a - b))
        expect(Math.abs(max - Math.max(...all))).toBeLessThanOrEqual(Math.max(...all) * 0.01 + 0.001)
      }),
    )
  })
})
