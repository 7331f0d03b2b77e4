import {describe, expect, it} from 'vitest'
import {ephemeralPorts} from '../../src/limits/ephemeral-ports.js'
import {timeWaitSeconds} from '../../src/limits/time-wait.js'
import {aCount, aRange, facts, locked, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'

const host = (reuse: number, timestamps: number) =>
  facts({
    settings: {
      'net.ipv4.tcp_tw_reuse': aCount(reuse),
      'net.ipv4.tcp_timestamps': aCount(timestamps),
      'net.ipv4.ip_local_port_range': aRange(40_000, 49_999),
    },
  })

describe('how long a closed connection keeps its port', () => {
  it.each([
    {reuse: 2, timestamps: 1, role: 'both', seconds: 1},
    {reuse: 2, timestamps: 1, role: 'client', seconds: 60},
    {reuse: 1, timestamps: 1, role: 'client', seconds: 1},
    {reuse: 1, timestamps: 0, role: 'client', seconds: 60},
    {reuse: 0, timestamps: 1, role: 'both', seconds: 60},
  ] as const)(
    'tcp_tw_reuse $reuse, timestamps $timestamps, $role: $seconds s',
    ({reuse, timestamps, role, seconds}) => {
      expect(timeWaitSeconds(host(reuse, timestamps), workload({role}))).toBe(seconds)
    },
  )

  it('is the full minute where the settings cannot be read', () => {
    expect(timeWaitSeconds(facts({settings: {'net.ipv4.tcp_tw_reuse': locked}}), workload({}))).toBe(60)
  })

  it('takes ports away from those that stay open', () => {
    const load = workload({role: 'client', churnPerSecond: 100, target: 4000})
    expect(judge(ephemeralPorts, host(2, 1), load)).toMatchObject({verdict: 'pass', ceiling: 4000})
    expect(judge(ephemeralPorts, host(2, 1), {...load, target: 4001})).toMatchObject({verdict: 'fail'})
    expect(judge(ephemeralPorts, host(1, 1), load)).toMatchObject({ceiling: 9900})
  })
})
