import {describe, expect, it} from 'vitest'
import {orphans} from '../../src/limits/orphans.js'
import {aCount, facts, locked, missing, someNumber, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'

const host = (max: number, now: number) => ({
  ...facts({settings: {'net.ipv4.tcp_max_orphans': aCount(max)}}),
  sockets: {timeWait: someNumber(0), orphans: someNumber(now), queuedPages: someNumber(0)},
})

describe('orphaned sockets', () => {
  it.each([
    {max: 10_005, now: 5, ceiling: 10_000, verdict: 'pass'},
    {max: 10_004, now: 5, ceiling: 9999, verdict: 'warn'},
  ])('at most $max, $now of them now: $verdict', ({max, now, ...expected}) => {
    expect(judge(orphans, host(max, now), workload({}))).toMatchObject(expected)
  })

  it('are not shown in a container, and unknown unread', () => {
    const container = facts({settings: {'net.ipv4.tcp_max_orphans': missing}})
    expect(judge(orphans, container, workload({}))).toMatchObject({message: {code: 'host-only-setting'}})
    const unread = facts({settings: {'net.ipv4.tcp_max_orphans': locked}})
    expect(judge(orphans, unread, workload({}))).toMatchObject({verdict: 'unknown'})
  })
})
