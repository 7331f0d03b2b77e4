import {describe, expect, it} from 'vitest'
import {acceptQueueOverflow} from '../../src/diagnosis/accept-queue-overflow.js'
import {aCount, locked, settings} from '../build/facts.js'
import {evidence} from '../build/evidence.js'

const overflown = {failures: {TIMEOUT: 100}, counters: {ListenOverflows: 250}}

describe('an accept queue that overflowed', () => {
  it.each([
    {name: 'known', somaxconn: aCount(128), is: 128},
    {name: 'locked', somaxconn: locked, is: null},
  ])('is known by its counter and by connects that took too long; somaxconn is $name', ({somaxconn, is}) => {
    const host = settings({'net.core.somaxconn': somaxconn})
    expect(acceptQueueOverflow(evidence({...overflown, facts: host}))).toMatchObject({
      id: 'accept-queue-overflow',
      confidence: 'likely',
      evidence: {code: 'cause-accept-queue-overflow', args: {overflows: 250, somaxconn: is}},
    })
  })

  it.each([
    {name: 'the kernel gave up', changes: {failures: {ETIMEDOUT: 1}}},
    {name: 'a single place was missing', changes: {counters: {ListenOverflows: 1}}},
  ])('is suspected when $name', ({changes}) => {
    expect(acceptQueueOverflow(evidence({...overflown, ...changes}))).toBeDefined()
  })

  it.each([
    {name: 'nothing overflowed', changes: {counters: {}}},
    {name: 'only SYNs were dropped', changes: {counters: {ListenDrops: 250}}},
    {name: 'the counters could not be read', changes: {counters: null}},
    {name: 'no connect took too long', changes: {failures: {ECONNRESET: 100}}},
    {name: 'nothing failed', changes: {failures: {}}},
  ])('is not suspected when $name', ({changes}) => {
    expect(acceptQueueOverflow(evidence({...overflown, ...changes}))).toBeUndefined()
  })

  it.each([
    {somaxconn: 128, values: ['4096', '4096']},
    {somaxconn: 4096, values: []},
    {somaxconn: 65_535, values: []},
  ])('is never a reason to lower somaxconn from $somaxconn', ({somaxconn, values}) => {
    const host = settings({'net.core.somaxconn': aCount(somaxconn)})
    const fixes = acceptQueueOverflow(evidence({...overflown, facts: host}))?.fix ?? []
    expect(
      fixes.flatMap(({how}) =>
        how.code === 'fix-sysctl-now' || how.code === 'fix-sysctl-boot' ? [how.args.value] : [],
      ),
    ).toEqual(values)
  })
})
