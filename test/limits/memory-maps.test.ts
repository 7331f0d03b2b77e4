import {describe, expect, it} from 'vitest'
import {memoryMaps} from '../../src/limits/memory-maps.js'
import {aCount, facts, locked, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'

const maps = (count: number) => facts({settings: {'vm.max_map_count': aCount(count)}})

describe('memory maps', () => {
  it.each([
    {count: 25_000, processes: 1, ceiling: 10_000, verdict: 'pass'},
    {count: 24_999, processes: 1, ceiling: 9999, verdict: 'fail'},
    {count: 12_500, processes: 2, ceiling: 10_000, verdict: 'pass'},
  ])(
    '$count in $processes processes carry $ceiling connections of a thread each',
    ({count, processes, ...expected}) => {
      const load = workload({threadsPerConnection: 1, processes})
      expect(judge(memoryMaps, maps(count), load)).toMatchObject(expected)
    },
  )

  it('do not matter to event loops, and are unknown unread', () => {
    expect(judge(memoryMaps, maps(1), workload({}))).toMatchObject({message: {code: 'no-threads'}})
    const unread = facts({settings: {'vm.max_map_count': locked}})
    expect(judge(memoryMaps, unread, workload({threadsPerConnection: 1}))).toMatchObject({verdict: 'unknown'})
  })
})
