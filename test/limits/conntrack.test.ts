import {describe, expect, it} from 'vitest'
import {conntrack} from '../../src/limits/conntrack.js'
import {aCount, facts, locked, missing, someNumber, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'

const table = (max: number, tracked: number) => ({
  ...facts({settings: {'net.netfilter.nf_conntrack_max': aCount(max)}}),
  conntrackCount: someNumber(tracked),
})

describe('connection tracking', () => {
  it.each([
    {max: 10_100, tracked: 100, churn: undefined, ceiling: 10_000, verdict: 'pass'},
    {max: 10_099, tracked: 100, churn: undefined, ceiling: 9999, verdict: 'fail'},
    {max: 22_100, tracked: 100, churn: 100, ceiling: 10_000, verdict: 'pass'},
    {max: 100, tracked: 100, churn: 1, ceiling: 0, verdict: 'fail'},
  ])(
    'of $max with $tracked tracked and churn $churn allows $ceiling',
    ({max, tracked, churn, ...expected}) => {
      const load = workload(churn === undefined ? {} : {churnPerSecond: churn})
      expect(judge(conntrack, table(max, tracked), load)).toMatchObject(expected)
    },
  )

  it.each([
    {host: table(1, 0), why: 'no rule tracks, although the module is loaded'},
    {host: facts({conntrackCount: missing}), why: 'there is no such module'},
  ])('does not apply where $why', ({host}) => {
    expect(judge(conntrack, host, workload({}))).toMatchObject({message: {code: 'nothing-tracked'}})
  })

  it('is unknown when count or maximum cannot be read', () => {
    expect(judge(conntrack, facts({conntrackCount: locked}), workload({}))).toMatchObject({
      verdict: 'unknown',
    })
    const host = {...table(1, 5), settings: {'net.netfilter.nf_conntrack_max': locked}}
    expect(judge(conntrack, host, workload({}))).toMatchObject({verdict: 'unknown'})
  })
})
