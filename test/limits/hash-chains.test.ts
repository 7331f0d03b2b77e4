import {describe, expect, it} from 'vitest'
import {hashChains} from '../../src/limits/hash-chains.js'
import {aVector, facts, locked, missing, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'

const table = (entries: number) => facts({settings: {'net.ipv4.tcp_ehash_entries': aVector(entries)}})

describe('the TCP hash table', () => {
  it.each([
    {entries: 5000, ceiling: 10_000, verdict: 'pass'},
    {entries: 4999, ceiling: 9998, verdict: 'warn'},
    {entries: -5000, ceiling: 10_000, verdict: 'pass'},
  ])('of $entries buckets keeps chains short up to $ceiling', ({entries, ...expected}) => {
    expect(judge(hashChains, table(entries), workload({}))).toMatchObject(expected)
  })

  it('is not told by older kernels, and unknown unread', () => {
    const older = facts({settings: {'net.ipv4.tcp_ehash_entries': missing}})
    expect(judge(hashChains, older, workload({}))).toMatchObject({verdict: 'not-applicable'})
    const unread = facts({settings: {'net.ipv4.tcp_ehash_entries': locked}})
    expect(judge(hashChains, unread, workload({}))).toMatchObject({verdict: 'unknown'})
  })
})
