import {describe, expect, it} from 'vitest'
import {workloadFrom, type WorkloadChoices} from '../../src/cli/workload-from-flags.js'
import {aCount, locked, missing, settings} from '../build/facts.js'

const hardIs = (hard: number | 'unlimited') => settings({'RLIMIT_NOFILE hard': aCount(hard)})

function choices(changes: Partial<WorkloadChoices> = {}): WorkloadChoices {
  return {target: 10_000, role: 'both', runtime: 'node', sources: 1, processes: 1, ...changes}
}

describe('the workload the flags describe', () => {
  it('has what was said, and one destination', () => {
    const said = choices({target: 5, role: 'client', runtime: 'python', sources: 3, processes: 2})
    expect(workloadFrom(said, hardIs(1024))).toEqual({
      target: 5,
      role: 'client',
      runtime: 'python',
      sources: 3,
      destinations: 1,
      processes: 2,
    })
  })

  it.each([
    {said: {rate: 2000}, part: {ratePerSecond: 2000}},
    {said: {churn: 50}, part: {churnPerSecond: 50}},
    {said: {'threads-per-connection': 2}, part: {threadsPerConnection: 2}},
    {said: {peers: 300}, part: {peers: 300}},
    {said: {queued: 5}, part: {queuedShare: 0.05}},
    {said: {queued: 0}, part: {queuedShare: 0}},
    {said: {backlog: 511}, part: {backlog: 511}},
  ])('has $part where it was said, and not where it was not', ({said, part}) => {
    expect(workloadFrom(choices(said), hardIs(1024))).toMatchObject(part)
    expect(Object.keys(workloadFrom(choices(), hardIs(1024)))).not.toEqual(
      expect.arrayContaining(Object.keys(part)),
    )
  })
})

describe('--processes auto', () => {
  it.each([
    {name: 'a hard limit of 1,024', host: hardIs(1024), processes: 11},
    {name: 'a hard limit that is high enough', host: hardIs(1_048_576), processes: 1},
    {name: 'no bound', host: hardIs('unlimited'), processes: 1},
    {name: 'a locked limit', host: settings({'RLIMIT_NOFILE hard': locked}), processes: 1},
    {name: 'an absent limit', host: settings({'RLIMIT_NOFILE hard': missing}), processes: 1},
    {name: 'no facts at all', host: undefined, processes: 1},
  ])('with $name: $processes', ({host, processes}) => {
    expect(workloadFrom(choices({processes: 'auto'}), host).processes).toBe(processes)
  })

  it('does not give every connection a process where nothing is known', () => {
    expect(workloadFrom(choices({target: 50, processes: 'auto'}), undefined).processes).toBe(1)
  })
})
