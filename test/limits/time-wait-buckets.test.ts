import {describe, expect, it} from 'vitest'
import {timeWaitBuckets} from '../../src/limits/time-wait-buckets.js'
import {aCount, facts, locked, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'

const buckets = (count: number) => facts({settings: {'net.ipv4.tcp_max_tw_buckets': aCount(count)}})

describe('TIME_WAIT buckets', () => {
  it.each([
    {count: 6000, churn: 100, ceiling: null, verdict: 'pass'},
    {count: 5999, churn: 100, ceiling: 5999, verdict: 'warn'},
  ])('$count at $churn closed per second: $verdict', ({count, churn, ...expected}) => {
    expect(judge(timeWaitBuckets, buckets(count), workload({churnPerSecond: churn}))).toMatchObject(expected)
  })

  it('do not apply without churn, and are unknown unread', () => {
    expect(judge(timeWaitBuckets, buckets(1), workload({}))).toMatchObject({message: {code: 'no-churn'}})
    const unread = facts({settings: {'net.ipv4.tcp_max_tw_buckets': locked}})
    expect(judge(timeWaitBuckets, unread, workload({churnPerSecond: 1}))).toMatchObject({verdict: 'unknown'})
  })
})
