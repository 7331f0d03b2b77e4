import {describe, expect, it} from 'vitest'
import {
  addressTuples,
  endsOnThisHost,
  raisesOpenFileLimit,
  runtimes,
  type Role,
} from '../../src/model/workload.js'

describe('a workload', () => {
  it.each<[Role, number]>([
    ['both', 2],
    ['client', 1],
    ['server', 1],
  ])('of role %s has %d of the ends here', (role, ends) => {
    expect(endsOnThisHost(role)).toBe(ends)
  })

  it('raises its own limit in node, go and the jvm, and nowhere else', () => {
    expect(runtimes.filter(raisesOpenFileLimit)).toEqual(['node', 'go', 'jvm'])
  })

  it.each([
    {sources: 1, destinations: 1, tuples: 1},
    {sources: 3, destinations: 1, tuples: 3},
    {sources: 3, destinations: 4, tuples: 12},
  ])('from $sources addresses to $destinations has $tuples tuples', ({tuples, ...addresses}) => {
    expect(addressTuples(addresses)).toBe(tuples)
  })
})
