import {describe, expect, it} from 'vitest'
import {flood} from '../../src/flood/flood.js'
import {memoryNeeded} from '../../src/limits/memory.js'
import type {Facts} from '../../src/model/facts.js'
import type {Workload} from '../../src/model/workload.js'
import {aCgroup, facts, gibibyte, someBytes, workload} from '../build/facts.js'
import {failureOfAsync} from '../build/failure.js'
import {hostWith} from '../build/host.js'

/** Begins no process: what is refused is refused before. */
function refused(host: Facts, load: Workload) {
  const options = {
    workload: load,
    holdMs: 0,
    timeoutMs: 1000,
    entries: {server: '/nowhere.js', client: '/nowhere.js'},
    signal: new AbortController().signal,
    abandon: new AbortController().signal,
    onProgress: () => {},
  }
  return failureOfAsync(() => flood(hostWith({}), host, options))
}

describe('a flood is refused', () => {
  const needed = memoryNeeded(workload())

  it.each([
    {
      name: 'by the host’s memory',
      host: facts({memoryAvailableBytes: someBytes(needed - 1)}),
      args: {availableBytes: needed - 1, bound: 'host'},
    },
    {
      name: 'by the control group’s limit',
      host: facts({cgroupMemory: aCgroup(gibibyte, gibibyte - 5)}),
      args: {availableBytes: 5, bound: 'cgroup'},
    },
  ])('$name', async ({host, args}) => {
    expect(await refused(host, workload())).toEqual({
      kind: 'refused',
      detail: {code: 'flood-needs-memory', args: {target: 10_000, neededBytes: needed, ...args}},
    })
  })

  it('for both ends, although only one was said to be here', async () => {
    const host = facts({memoryAvailableBytes: someBytes(needed - 1)})
    expect(await refused(host, workload({role: 'client'}))).toMatchObject({kind: 'refused'})
  })

  it('when it has more processes than connections', async () => {
    expect(await refused(facts(), workload({target: 2, processes: 3}))).toEqual({
      kind: 'usage',
      detail: {code: 'flood-too-many-processes', args: {processes: 3, target: 2}},
    })
  })
})
