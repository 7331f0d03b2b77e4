import {describe, expect, it} from 'vitest'
import {ephemeralPorts} from '../../src/limits/ephemeral-ports.js'
import type {PortRange} from '../../src/model/setting-value.js'
import type {Workload} from '../../src/model/workload.js'
import {aCount, aPortList, aRange, facts, locked, missing, somePorts, workload} from '../build/facts.js'
import {ceiling, judge} from '../build/judge.js'
import {fc} from '../build/properties.js'

interface Ports {
  readonly range?: readonly [number, number]
  readonly reserved?: readonly PortRange[]
  readonly listening?: readonly number[]
}

function host({range = [32_768, 60_999], reserved = [], listening = []}: Ports) {
  return facts({
    settings: {
      'net.ipv4.ip_local_port_range': aRange(...range),
      'net.ipv4.ip_local_reserved_ports': aPortList(...reserved),
    },
    listeningPorts: somePorts(...listening),
  })
}

const rangeFix = (value: string) => [
  {layer: 'runtime', how: {code: 'fix-sysctl-now', args: {name: 'net.ipv4.ip_local_port_range', value}}},
  {layer: 'next-boot', how: {code: 'fix-sysctl-boot', args: {name: 'net.ipv4.ip_local_port_range', value}}},
]

describe('the ephemeral ports', () => {
  it.each<{name: string; ports: Ports; load: Partial<Workload>; ceiling: number; verdict: string}>([
    {name: 'exactly enough', ports: {}, load: {target: 28_232}, ceiling: 28_232, verdict: 'pass'},
    {name: 'one short', ports: {}, load: {target: 28_233}, ceiling: 28_232, verdict: 'fail'},
    {
      name: 'a range of one port',
      ports: {range: [40_000, 40_000]},
      load: {target: 1},
      ceiling: 1,
      verdict: 'pass',
    },
    {
      name: 'two sources',
      ports: {range: [10_000, 10_099]},
      load: {target: 200, sources: 2},
      ceiling: 200,
      verdict: 'pass',
    },
    {
      name: 'two sources, one short',
      ports: {range: [10_000, 10_099]},
      load: {target: 201, sources: 2},
      ceiling: 200,
      verdict: 'fail',
    },
    {
      name: 'two sources and three destinations',
      ports: {range: [10_000, 10_099]},
      load: {target: 600, sources: 2, destinations: 3},
      ceiling: 600,
      verdict: 'pass',
    },
    {
      name: 'processes, which share one address',
      ports: {range: [10_000, 10_099]},
      load: {target: 100, processes: 4},
      ceiling: 100,
      verdict: 'pass',
    },
    {
      name: 'the client alone here',
      ports: {range: [10_000, 10_099]},
      load: {target: 101, role: 'client'},
      ceiling: 100,
      verdict: 'fail',
    },
  ])('$name', ({ports, load, ceiling: highest, verdict}) => {
    const judged = judge(ephemeralPorts, host(ports), workload(load))
    expect(judged).toMatchObject({ceiling: highest, verdict})
  })

  it.each([
    {name: 'a reserved port inside', ports: {reserved: [{low: 10_050, high: 10_050}]}, ceiling: 99},
    {
      name: 'a reserved port at either end',
      ports: {
        reserved: [
          {low: 10_000, high: 10_000},
          {low: 10_099, high: 10_099},
        ],
      },
      ceiling: 98,
    },
    {
      name: 'reserved ports just outside',
      ports: {
        reserved: [
          {low: 9_999, high: 9_999},
          {low: 10_100, high: 10_100},
        ],
      },
      ceiling: 100,
    },
    {
      name: 'a reserved range that overlaps the end',
      ports: {reserved: [{low: 10_090, high: 20_000}]},
      ceiling: 90,
    },
    {
      name: 'reserved ranges that overlap each other',
      ports: {
        reserved: [
          {low: 10_000, high: 10_009},
          {low: 10_005, high: 10_014},
        ],
      },
      ceiling: 85,
    },
    {name: 'everything reserved', ports: {reserved: [{low: 1, high: 65_535}]}, ceiling: 0},
    {name: 'a listener inside', ports: {listening: [10_050]}, ceiling: 99},
    {name: 'listeners just outside', ports: {listening: [9_999, 10_100]}, ceiling: 100},
    {
      name: 'a listener on a reserved port, which counts once',
      ports: {listening: [10_050], reserved: [{low: 10_050, high: 10_050}]},
      ceiling: 99,
    },
  ])('$name leaves $ceiling of 100 ports', ({ports, ceiling: expected}) => {
    expect(ceiling(ephemeralPorts, host({range: [10_000, 10_099], ...ports}), workload())).toBe(expected)
  })

  it('shows the formula with all of its inputs', () => {
    const ports = {
      range: [10_000, 10_099],
      reserved: [{low: 10_000, high: 10_009}],
      listening: [10_001, 10_020],
    } as const
    expect(ephemeralPorts.assess(host(ports), workload({sources: 2, destinations: 3}))).toEqual({
      state: 'ceiling',
      ceiling: 89 * 6,
      formula: '(ports − reserved − listeners) × tuples',
      inputs: {ports: 100, reserved: 10, listeners: 1, tuples: 6},
    })
  })

  it('says what is short', () => {
    expect(judge(ephemeralPorts, host({}), workload({target: 50_000})).message).toEqual({
      code: 'ephemeral-ports-short',
      args: {ceiling: 28_232, target: 50_000},
    })
  })

  it('do not concern a host that only accepts', () => {
    expect(judge(ephemeralPorts, host({}), workload({target: 50_000, role: 'server'}))).toEqual({
      verdict: 'not-applicable',
      ceiling: null,
      message: {code: 'client-side-only', args: {}},
    })
  })

  const range = 'net.ipv4.ip_local_port_range'
  const reserved = 'net.ipv4.ip_local_reserved_ports'
  it.each([
    {
      name: 'the range is absent',
      changes: {settings: {[range]: missing}},
      reason: 'this system does not show it',
    },
    {name: 'the range is unreadable', changes: {settings: {[range]: locked}}, reason: 'EACCES'},
    {name: 'the range is no range', changes: {settings: {[range]: aCount(5)}}, reason: 'not a port range'},
    {name: 'the reserved ports are unreadable', changes: {settings: {[reserved]: locked}}, reason: 'EACCES'},
    {
      name: 'the reserved ports are no list',
      changes: {settings: {[reserved]: aCount(5)}},
      reason: 'not a list of ports',
    },
    {name: 'the listeners are unreadable', changes: {listeningPorts: locked}, reason: 'EACCES'},
    {
      name: 'the listeners are absent',
      changes: {listeningPorts: missing},
      reason: 'this system does not show it',
    },
  ])('are unknown when $name', ({changes, reason}) => {
    expect(judge(ephemeralPorts, facts(changes), workload())).toMatchObject({
      verdict: 'unknown',
      ceiling: null,
      message: {code: 'limit-unknown', args: {limit: 'ephemeral-ports', reason}},
    })
  })

  it('reserve nothing on a kernel without reserved ports', () => {
    expect(ceiling(ephemeralPorts, facts({settings: {[reserved]: missing}}), workload())).toBe(28_232)
  })
})

describe('what auto asks for', () => {
  it.each([
    {load: {target: 10_000}, size: 10_000},
    {load: {target: 10_000, role: 'server' as const}, size: 0}, // Nothing is connected from here.
    {load: {target: 10_001, sources: 2}, size: 5001},
    {load: {target: 10_000, sources: 2, destinations: 5}, size: 1000},
    {load: {target: 64_512}, size: 64_512},
    {load: {target: 64_513}, size: 64_512}, // No range is wider; more sources are the way.
  ])('$load: $size ports', ({load, size}) => {
    expect(ephemeralPorts.size?.(workload(load))).toBe(size)
  })
})

describe('the fixes', () => {
  it.each([
    {target: 32_768, value: '32768 65535'},
    {target: 32_769, value: '16384 65535'},
    {target: 49_152, value: '16384 65535'},
    {target: 49_153, value: '10000 65535'},
    {target: 55_536, value: '10000 65535'},
    {target: 55_537, value: '1024 65535'},
    {target: 64_512, value: '1024 65535'},
  ])('widen the range just enough for $target: $value', ({target, value}) => {
    expect(ephemeralPorts.fixes(host({}), workload({target}))).toEqual(rangeFix(value))
  })

  it('count the ports that are blocked inside the range', () => {
    const blocked = host({listening: [40_000]})
    expect(ephemeralPorts.fixes(blocked, workload({target: 32_767}))).toEqual(rangeFix('32768 65535'))
    expect(ephemeralPorts.fixes(blocked, workload({target: 32_768}))).toEqual(rangeFix('16384 65535'))
  })

  it('count the ports that would be blocked inside the wider range', () => {
    const listener = {listening: [20_000, 62_000]}
    expect(ephemeralPorts.fixes(host(listener), workload({target: 49_150}))).toEqual(rangeFix('16384 65535'))
    expect(ephemeralPorts.fixes(host(listener), workload({target: 49_151}))).toEqual(rangeFix('10000 65535'))
  })

  it('ask for more addresses where no range is wide enough', () => {
    expect(ephemeralPorts.fixes(host({}), workload({target: 64_513}))).toEqual([
      ...rangeFix('1024 65535'),
      {layer: 'workload', how: {code: 'fix-more-sources', args: {sources: 2}}},
    ])
  })

  it('ask for more addresses only, where the range is already the widest', () => {
    expect(ephemeralPorts.fixes(host({range: [1024, 65_535]}), workload({target: 200_000}))).toEqual([
      {layer: 'workload', how: {code: 'fix-more-sources', args: {sources: 4}}},
    ])
  })

  it('ask for fewer reserved ports where no wider range has any left', () => {
    const everything = host({range: [1024, 65_535], reserved: [{low: 1, high: 65_535}]})
    expect(ephemeralPorts.fixes(everything, workload())).toEqual([
      {layer: 'runtime', how: {code: 'fix-fewer-reserved-ports', args: {reserved: 64_512}}},
    ])
  })

  it('keep a lower end that is lower still', () => {
    expect(ephemeralPorts.fixes(host({range: [9000, 30_000]}), workload({target: 30_000}))).toEqual(
      rangeFix('9000 65535'),
    )
  })

  it.each([
    {name: 'the range is not known', changes: {settings: {'net.ipv4.ip_local_port_range': locked}}},
    {name: 'the listeners are not known', changes: {listeningPorts: locked}},
  ])('are none when $name', ({changes}) => {
    expect(ephemeralPorts.fixes(facts(changes), workload({target: 50_000}))).toEqual([])
  })
})

describe('properties', () => {
  const port = fc.integer({min: 1, max: 65_535})
  const aRangeOfPorts = fc.tuple(port, port).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
  const listeners = fc.uniqueArray(port, {maxLength: 20})
  const tuples = fc.integer({min: 1, max: 8})

  it('a wider range never lowers the ceiling', () => {
    fc.assert(
      fc.property(aRangeOfPorts, port, port, listeners, tuples, ([low, high], a, b, listening, sources) => {
        const wider = [Math.min(low, a), Math.max(high, b)] as const
        const load = workload({sources})
        const narrow = ceiling(ephemeralPorts, host({range: [low, high], listening}), load)
        const wide = ceiling(ephemeralPorts, host({range: wider, listening}), load)
        expect(narrow).toBeLessThanOrEqual(wide)
      }),
    )
  })

  it('another listener or another reserved port never raises it', () => {
    fc.assert(
      fc.property(aRangeOfPorts, listeners, port, (range, listening, taken) => {
        const before = ceiling(ephemeralPorts, host({range, listening}), workload())
        const listener = host({range, listening: [...listening, taken]})
        const reserved = host({range, listening, reserved: [{low: taken, high: taken}]})
        expect(ceiling(ephemeralPorts, listener, workload())).toBeLessThanOrEqual(before)
        expect(ceiling(ephemeralPorts, reserved, workload())).toBeLessThanOrEqual(before)
      }),
    )
  })

  it('another source never lowers it', () => {
    fc.assert(
      fc.property(aRangeOfPorts, listeners, tuples, (range, listening, sources) => {
        const ports = host({range, listening})
        expect(ceiling(ephemeralPorts, ports, workload({sources}))).toBeLessThanOrEqual(
          ceiling(ephemeralPorts, ports, workload({sources: sources + 1})),
        )
      }),
    )
  })
})
