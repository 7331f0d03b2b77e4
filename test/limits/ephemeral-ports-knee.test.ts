import {describe, expect, it} from 'vitest'
import {ephemeralPortsKnee} from '../../src/limits/ephemeral-ports-knee.js'
import {aPortList, aRange, facts, locked, somePorts, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'

const ports = (low: number, high: number, reserved = aPortList(), listening = somePorts()) =>
  facts({
    settings: {
      'net.ipv4.ip_local_port_range': aRange(low, high),
      'net.ipv4.ip_local_reserved_ports': reserved,
    },
    listeningPorts: listening,
  })

describe('the fast half of the ephemeral ports', () => {
  it.each([
    {host: ports(32_768, 60_999), ceiling: 14_116, why: 'half of the default range'},
    {host: ports(40_000, 40_099), ceiling: 50, why: 'half of 100'},
    {host: ports(40_000, 40_100), ceiling: 51, why: 'the larger half of an odd number'},
    {
      host: ports(40_000, 40_099, aPortList({low: 40_000, high: 40_009})),
      ceiling: 45,
      why: 'reserved ones of its parity',
    },
    {
      host: ports(40_000, 40_099, aPortList(), somePorts(40_001, 40_003)),
      ceiling: 50,
      why: 'listeners of the other parity',
    },
    {
      host: ports(40_000, 40_099, aPortList(), somePorts(40_002)),
      ceiling: 49,
      why: 'a listener of its parity',
    },
  ])('is $ceiling: $why', ({host, ceiling}) => {
    expect(judge(ephemeralPortsKnee, host, workload({target: ceiling}))).toMatchObject({
      verdict: 'pass',
      ceiling,
    })
    expect(judge(ephemeralPortsKnee, host, workload({target: ceiling + 1}))).toMatchObject({
      verdict: 'warn',
      ceiling,
    })
  })

  it('grows with the address tuples', () => {
    expect(judge(ephemeralPortsKnee, ports(40_000, 40_099), workload({sources: 3}))).toMatchObject({
      ceiling: 150,
    })
  })

  it('is nothing to a server, and unknown where the range is', () => {
    expect(judge(ephemeralPortsKnee, ports(1, 2), workload({role: 'server'}))).toMatchObject({
      verdict: 'not-applicable',
    })
    const unread = facts({settings: {'net.ipv4.ip_local_port_range': locked}})
    expect(judge(ephemeralPortsKnee, unread, workload({}))).toMatchObject({verdict: 'unknown'})
  })
})
