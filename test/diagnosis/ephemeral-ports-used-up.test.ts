import {describe, expect, it} from 'vitest'
import {ephemeralPortsUsedUp} from '../../src/diagnosis/ephemeral-ports-used-up.js'
import {aRange, locked, settings, workload} from '../build/facts.js'
import {evidence} from '../build/evidence.js'

const narrow = settings({'net.ipv4.ip_local_port_range': aRange(40_000, 40_899)})

describe('ephemeral ports that are used up', () => {
  it('are known by EADDRNOTAVAIL', () => {
    expect(ephemeralPortsUsedUp(evidence({failures: {EADDRNOTAVAIL: 100}, facts: narrow}))).toMatchObject({
      id: 'ephemeral-ports-used-up',
      confidence: 'certain',
      evidence: {code: 'cause-ephemeral-ports-used-up', args: {count: 100, ports: 900}},
      fix: [{layer: 'runtime', how: {code: 'fix-sysctl-now'}}, {layer: 'next-boot'}],
    })
  })

  it.each([
    {sources: 1, failures: {EADDRNOTAVAIL: 3}, count: 3},
    {sources: 1, failures: {EADDRINUSE: 3}, count: undefined},
    {sources: 2, failures: {EADDRINUSE: 3}, count: 3},
    {sources: 2, failures: {EADDRINUSE: 3, EADDRNOTAVAIL: 4}, count: 7},
    {sources: 1, failures: {ECONNREFUSED: 100, EMFILE: 5}, count: undefined},
    {sources: 1, failures: {}, count: undefined},
  ])('from $sources addresses with $failures: $count', ({sources, failures, count}) => {
    const cause = ephemeralPortsUsedUp(evidence({failures, workload: workload({target: 1000, sources})}))
    const said = cause?.evidence.code === 'cause-ephemeral-ports-used-up' ? cause.evidence.args : undefined
    expect(said?.count).toBe(count)
  })

  it('are as many as nobody knows where the range is locked', () => {
    const host = settings({'net.ipv4.ip_local_port_range': locked})
    expect(ephemeralPortsUsedUp(evidence({failures: {EADDRNOTAVAIL: 1}, facts: host}))).toMatchObject({
      evidence: {args: {count: 1, ports: null}},
      fix: [],
    })
  })
})
