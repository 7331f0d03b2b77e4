import {describe, expect, it} from 'vitest'
import {synQueue} from '../../src/limits/syn-queue.js'
import {aCount, facts, locked, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'

const queue = (backlog: number, cookies: number) =>
  facts({
    settings: {'net.ipv4.tcp_max_syn_backlog': aCount(backlog), 'net.ipv4.tcp_syncookies': aCount(cookies)},
  })
const remote = (ratePerSecond?: number) =>
  workload({role: 'server', ...(ratePerSecond === undefined ? {} : {ratePerSecond})})

describe('the SYN queue', () => {
  it.each([
    {backlog: 2048, rate: 15_360, ceiling: null, verdict: 'pass'},
    {backlog: 2048, rate: 15_361, ceiling: 1536, verdict: 'warn'},
  ])('of $backlog without cookies at $rate/s: $verdict', ({backlog, rate, ...expected}) => {
    expect(judge(synQueue, queue(backlog, 0), remote(rate))).toMatchObject(expected)
  })

  it.each([
    {host: queue(1, 1), load: remote(100_000), code: 'syn-cookies-on'},
    {host: queue(1, 0), load: remote(), code: 'no-rate'},
    {host: queue(1, 0), load: workload({role: 'both', ratePerSecond: 100_000}), code: 'remote-clients-only'},
    {
      host: queue(1, 0),
      load: workload({role: 'client', ratePerSecond: 100_000}),
      code: 'remote-clients-only',
    },
  ])('does not apply: $code', ({host, load, code}) => {
    expect(judge(synQueue, host, load)).toMatchObject({verdict: 'not-applicable', message: {code}})
  })

  it('is unknown when either setting cannot be read', () => {
    const noCookies = facts({settings: {'net.ipv4.tcp_syncookies': locked}})
    const noBacklog = facts({
      settings: {'net.ipv4.tcp_syncookies': aCount(0), 'net.ipv4.tcp_max_syn_backlog': locked},
    })
    expect(judge(synQueue, noCookies, remote(1))).toMatchObject({verdict: 'unknown'})
    expect(judge(synQueue, noBacklog, remote(1))).toMatchObject({verdict: 'unknown'})
  })
})
