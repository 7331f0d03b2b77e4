import {describe, expect, it} from 'vitest'
import {judgeLimit} from '../../src/check/judge-limit.js'
import {threads} from '../../src/limits/threads.js'
import {aCount, facts, locked, missing, someNumber, workload} from '../build/facts.js'
import {judge} from '../build/judge.js'

interface Room {
  readonly threadsMax?: number
  readonly pidMax?: number
  readonly inGroup?: number
}

const host = ({threadsMax = 1_000_000, pidMax = 1_000_000, inGroup}: Room) => ({
  ...facts({settings: {'kernel.threads-max': aCount(threadsMax), 'kernel.pid_max': aCount(pidMax)}}),
  threads: someNumber(500),
  cgroupPids:
    inGroup === undefined
      ? missing
      : ({state: 'known', value: {limit: inGroup, used: 10}, source: 'pids.max'} as const),
})

describe('threads', () => {
  it.each([
    {room: {threadsMax: 13_000}, ceiling: 10_000, verdict: 'pass'},
    {room: {threadsMax: 12_999}, ceiling: 9999, verdict: 'fail'},
    {room: {pidMax: 12_999}, ceiling: 9999, verdict: 'fail'},
    {room: {inGroup: 12_510}, ceiling: 10_000, verdict: 'pass'},
    {room: {inGroup: 12_509}, ceiling: 9999, verdict: 'fail'},
  ])('$room carry $ceiling connections of a thread each', ({room, ...expected}) => {
    expect(judge(threads, host(room), workload({threadsPerConnection: 1}))).toMatchObject(expected)
  })

  it.each([
    {room: {threadsMax: 13_000}, setting: {name: 'kernel.threads-max'}},
    {room: {pidMax: 13_000}, setting: {name: 'kernel.pid_max'}},
    {room: {inGroup: 13_000}, setting: undefined}, // pids.max of the control group.
  ])('name what is tightest: $room', ({room, setting}) => {
    const {rung} = judgeLimit(threads, host(room), workload({threadsPerConnection: 1}))
    expect(rung.setting?.name).toBe(setting?.name)
  })

  it('are half as many with two a connection', () => {
    const load = workload({threadsPerConnection: 2})
    expect(judge(threads, host({threadsMax: 13_000}), load)).toMatchObject({ceiling: 5000})
  })

  it('do not matter to event loops, nor to a host that only connects', () => {
    expect(judge(threads, host({threadsMax: 1}), workload({}))).toMatchObject({message: {code: 'no-threads'}})
    const load = workload({threadsPerConnection: 1, role: 'client'})
    expect(judge(threads, host({threadsMax: 1}), load)).toMatchObject({message: {code: 'server-side-only'}})
  })

  it.each([
    {settings: {'kernel.threads-max': locked}},
    {settings: {'kernel.pid_max': locked, 'kernel.threads-max': aCount(1)}},
    {threads: locked, settings: {'kernel.pid_max': aCount(1), 'kernel.threads-max': aCount(1)}},
    {cgroupPids: locked, settings: {'kernel.pid_max': aCount(1), 'kernel.threads-max': aCount(1)}},
  ])('are unknown when a fact cannot be read: %#', (changes) => {
    expect(judge(threads, facts(changes), workload({threadsPerConnection: 1}))).toMatchObject({
      verdict: 'unknown',
    })
  })
})
