import {describe, expect, it} from 'vitest'
import {neighbours} from '../../src/limits/neighbours.js'
import {aCount, facts, locked, missing, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'

const table = (entries: number) => facts({settings: {'net.ipv4.neigh.default.gc_thresh3': aCount(entries)}})

describe('the neighbour table', () => {
  it.each([
    {entries: 2000, peers: 2000, ceiling: null, verdict: 'pass'},
    {entries: 1024, peers: 2048, ceiling: 5000, verdict: 'fail'},
  ])('of $entries entries for $peers peers: $verdict', ({entries, peers, ...expected}) => {
    expect(judge(neighbours, table(entries), workload({peers}))).toMatchObject(expected)
  })

  it.each([{}, {peers: 1000}])('is nothing to few peers: %o', (load) => {
    expect(judge(neighbours, table(1), workload(load))).toMatchObject({message: {code: 'few-peers'}})
  })

  it('is not shown in a container, and unknown unread', () => {
    const load = workload({peers: 1001})
    const container = facts({settings: {'net.ipv4.neigh.default.gc_thresh3': missing}})
    expect(judge(neighbours, container, load)).toMatchObject({message: {code: 'host-only-setting'}})
    const unread = facts({settings: {'net.ipv4.neigh.default.gc_thresh3': locked}})
    expect(judge(neighbours, unread, load)).toMatchObject({verdict: 'unknown'})
  })
})
