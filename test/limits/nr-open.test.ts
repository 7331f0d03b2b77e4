import {describe, expect, it} from 'vitest'
import {nrOpen} from '../../src/limits/nr-open.js'
import {aCount, facts, locked, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'

const nrOpenOf = (count: number) => facts({settings: {'fs.nr_open': aCount(count)}})

describe('fs.nr_open', () => {
  it.each([
    {nrOpen: 10_021, processes: 1, ceiling: 10_000, verdict: 'pass'},
    {nrOpen: 10_020, processes: 1, ceiling: 9999, verdict: 'fail'},
    {nrOpen: 5021, processes: 2, ceiling: 10_000, verdict: 'pass'},
  ])('$nrOpen in $processes processes allow $ceiling', ({nrOpen: count, processes, ...expected}) => {
    expect(judge(nrOpen, nrOpenOf(count), workload({processes}))).toMatchObject(expected)
  })

  it('is unknown when it cannot be read', () => {
    expect(judge(nrOpen, facts({settings: {'fs.nr_open': locked}}), workload({}))).toMatchObject({
      verdict: 'unknown',
    })
  })
})
