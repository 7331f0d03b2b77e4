import {describe, expect, it} from 'vitest'
import {conclude} from '../../src/flood/conclude.js'
import {floodWorkload} from '../../src/flood/flood.js'
import {aCount, facts, locked, settings, workload} from '../build/facts.js'
import {latencies, measured} from '../build/measurements.js'

const load = workload({target: 1000})
const all = measured({attempted: 1000, connected: 1000})

describe('the outcome of a flood', () => {
  it.each([
    {name: 'every connection was held', measurements: all, outcome: 'held', successRate: 1},
    {
      name: 'one did not connect',
      measurements: measured({attempted: 1000, connected: 999}),
      outcome: 'short',
      successRate: 0.999,
    },
    {
      name: 'the server never got one',
      measurements: measured({attempted: 1000, connected: 1000, accepted: 999}),
      outcome: 'short',
      successRate: 0.999,
    },
    {
      name: 'one byte did not come back',
      measurements: measured({attempted: 1000, connected: 1000}, {verified: [999]}),
      outcome: 'short',
      successRate: 0.999,
    },
    {
      name: 'it was interrupted',
      measurements: measured({attempted: 400, connected: 400}, {isInterrupted: true}),
      outcome: 'interrupted',
      successRate: 0.4,
    },
    {
      name: 'nothing connected',
      measurements: measured({attempted: 1000, connected: 0}),
      outcome: 'short',
      successRate: 0,
    },
  ])('when $name: $outcome', ({measurements, outcome, successRate}) => {
    expect(conclude(measurements, facts(), load)).toMatchObject({outcome, successRate})
  })

  it('has causes only when it fell short', () => {
    const failures = [{code: 'EMFILE', count: 1}]
    const short = measured({attempted: 1000, connected: 999, failures})
    const causes = (one: typeof short) => conclude(one, facts(), load).causes.map(({id}) => id)
    expect(causes(short)).toEqual(['client-open-files'])
    expect(causes({...short, isInterrupted: true})).toEqual([])
    expect(causes(all)).toEqual([])
  })
})

describe('the report', () => {
  it('has what was counted, how it was done and what for', () => {
    const processes = workload({target: 1000, processes: 2})
    expect(conclude({...all, holdMs: 3000}, facts(), processes)).toMatchObject({
      kind: 'flood',
      target: 1000,
      attempted: 1000,
      connected: 1000,
      accepted: 1000,
      verified: 1000,
      held: 1000,
      lost: 0,
      failures: [],
      openingMs: 410,
      holdMs: 3000,
      counters: {},
      timeWaitLeft: 0,
      engine: {name: 'net', window: 64, processes: 2},
      address: '127.0.0.1',
      port: 20_000,
      workload: processes,
    })
  })

  it.each([
    {openingMs: 500, connectionsPerSecond: 2000},
    {openingMs: 0, connectionsPerSecond: 0},
  ])('has a rate over $openingMs ms: $connectionsPerSecond', ({openingMs, connectionsPerSecond}) => {
    expect(conclude({...all, openingMs}, facts(), load).connectionsPerSecond).toBe(connectionsPerSecond)
  })

  it('has the ladder’s prediction for this very workload', () => {
    const host = settings({'RLIMIT_NOFILE hard': aCount(521)})
    expect(conclude(all, host, load)).toMatchObject({predictedCeiling: 500, predictedBinding: 'open-files'})
    expect(conclude(all, host, workload({target: 1000, processes: 2}))).toMatchObject({
      predictedCeiling: 1000,
    })
  })

  it('has no prediction where nothing is known', () => {
    const nothing = facts({
      settings: Object.fromEntries(Object.keys(facts().settings).map((name) => [name, locked])),
      memoryAvailableBytes: locked,
    })
    expect(conclude(all, nothing, load)).toMatchObject({predictedCeiling: null, predictedBinding: null})
  })

  it('has no latency where nothing connected', () => {
    const latency = latencies()
    const opened = [
      {type: 'opened', attempted: 5, connected: 0, failures: [], openingMs: 1, latency},
    ] as const
    expect(conclude({...all, opened}, facts(), load).connectLatency).toBeNull()
    expect(conclude({...all, opened: []}, facts(), load).connectLatency).toBeNull()
  })

  it('takes what a client process never said for nothing', () => {
    const report = conclude({...all, verified: [], atClients: []}, facts(), load)
    expect(report).toMatchObject({outcome: 'short', verified: 0, held: 0})
  })
})

describe('the memory of a connection', () => {
  const {before, after} = all

  it('is what grew, shared among those that were held', () => {
    expect(conclude(all, facts(), load).memoryPerConnection).toEqual({
      kernelBytes: 8000,
      programBytes: 11_000,
    })
  })

  it.each([
    {connected: 500, kernelBytes: 8000},
    {connected: 499, kernelBytes: null},
  ])('is not told from $connected connections: $kernelBytes', ({connected, kernelBytes}) => {
    const one = measured({attempted: connected, connected})
    expect(conclude(one, facts(), load).memoryPerConnection.kernelBytes).toBe(kernelBytes)
  })

  it.each([
    {
      name: 'before',
      changes: {before: {...before, slabBytes: null}},
      memory: {kernelBytes: null, programBytes: 11_000},
    },
    {
      name: 'after',
      changes: {after: {...after, programBytes: null}},
      memory: {kernelBytes: 8000, programBytes: null},
    },
  ])('is not told where it was not known $name', ({changes, memory}) => {
    expect(conclude({...all, ...changes}, facts(), load).memoryPerConnection).toEqual(memory)
  })

  it('is never negative', () => {
    const shrunk = {...all, after: {...after, slabBytes: 0}}
    expect(conclude(shrunk, facts(), load).memoryPerConnection.kernelBytes).toBe(0)
  })
})

describe('a flood’s workload', () => {
  it('has both ends here, in Node, whatever was said', () => {
    const said = workload({target: 5, role: 'client', runtime: 'python', sources: 3, processes: 2})
    expect(floodWorkload(said)).toEqual({...said, role: 'both', runtime: 'node'})
  })
})
