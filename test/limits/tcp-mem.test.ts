import {describe, expect, it} from 'vitest'
import {tcpMem} from '../../src/limits/tcp-mem.js'
import {aVector, facts, locked, missing, someNumber, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'

const pagesOf = (pressure: number, used: number) => ({
  ...facts({settings: {'net.ipv4.tcp_mem': aVector(1, pressure, pressure * 2)}}),
  sockets: {timeWait: someNumber(0), orphans: someNumber(0), queuedPages: someNumber(used)},
})

describe('tcp_mem', () => {
  it.each([
    {pressure: 25_010, used: 10, share: 1, ceiling: 10_000, verdict: 'pass'},
    {pressure: 25_008, used: 10, share: 1, ceiling: 9999, verdict: 'warn'},
    {pressure: 2510, used: 10, share: 0.1, ceiling: 10_000, verdict: 'pass'},
  ])(
    'with $pressure pages and $share of the connections queuing: $verdict',
    ({pressure, used, share, ...expected}) => {
      expect(judge(tcpMem, pagesOf(pressure, used), workload({queuedShare: share}))).toMatchObject(expected)
    },
  )

  it('counts one end where only one is here', () => {
    const load = workload({queuedShare: 1, role: 'server'})
    expect(judge(tcpMem, pagesOf(12_510, 10), load)).toMatchObject({ceiling: 10_000})
  })

  it('is nothing to idle connections, nor shown in a container', () => {
    expect(judge(tcpMem, pagesOf(1, 0), workload({}))).toMatchObject({message: {code: 'nothing-queued'}})
    const container = facts({settings: {'net.ipv4.tcp_mem': missing}})
    expect(judge(tcpMem, container, workload({queuedShare: 1}))).toMatchObject({
      message: {code: 'host-only-setting'},
    })
  })

  it('is unknown when it or the pages in use cannot be read', () => {
    const load = workload({queuedShare: 1})
    expect(judge(tcpMem, facts({settings: {'net.ipv4.tcp_mem': locked}}), load)).toMatchObject({
      verdict: 'unknown',
    })
    const used = {...pagesOf(1, 1), sockets: {timeWait: locked, orphans: locked, queuedPages: locked}}
    expect(judge(tcpMem, used, load)).toMatchObject({verdict: 'unknown'})
  })
})
