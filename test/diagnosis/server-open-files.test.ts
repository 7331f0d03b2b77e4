import {describe, expect, it} from 'vitest'
import {serverOpenFiles} from '../../src/diagnosis/server-open-files.js'
import {aCount, locked, settings, workload} from '../build/facts.js'
import {evidence} from '../build/evidence.js'

const hardIs = (hard: number) => settings({'RLIMIT_NOFILE hard': aCount(hard)})
/** Ten connections ended that the server, near its limit of 964, never counted. */
const out = {
  failures: {EOF: 10},
  ledger: {connected: 910, accepted: 900},
  facts: hardIs(964),
}

describe('a server that is out of descriptors', () => {
  it('is known by connections that end before it counts them, near its limit', () => {
    expect(serverOpenFiles(evidence(out))).toMatchObject({
      id: 'server-open-files',
      confidence: 'likely',
      evidence: {code: 'cause-server-open-files', args: {missing: 10, limit: 964}},
      fix: expect.arrayContaining([expect.objectContaining({layer: 'shell'})]),
    })
  })

  it.each([
    {name: 'connections were reset', changes: {failures: {ECONNRESET: 10}}},
    {name: 'a single one is missing', changes: {ledger: {connected: 901, accepted: 900}}},
    {
      name: 'two processes are near their limits together',
      changes: {facts: hardIs(514), workload: workload({target: 1000, processes: 2})},
    },
  ])('is suspected when $name', ({changes}) => {
    expect(serverOpenFiles(evidence({...out, ...changes}))).toBeDefined()
  })

  it.each([
    {name: 'it is not near its limit', changes: {facts: hardIs(965)}},
    {name: 'it got every connection', changes: {ledger: {connected: 900, accepted: 900}}},
    {name: 'nothing ended', changes: {failures: {}}},
    {name: 'connects only took too long', changes: {failures: {TIMEOUT: 10}}},
    {name: 'its limit is locked', changes: {facts: settings({'RLIMIT_NOFILE hard': locked})}},
    {name: 'it has no limit', changes: {facts: settings({'RLIMIT_NOFILE hard': aCount('unlimited')})}},
    {
      name: 'two processes are not near their limits together',
      changes: {facts: hardIs(515), workload: workload({target: 1000, processes: 2})},
    },
  ])('is not suspected when $name', ({changes}) => {
    expect(serverOpenFiles(evidence({...out, ...changes}))).toBeUndefined()
  })
})
