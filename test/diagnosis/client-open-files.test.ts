import {describe, expect, it} from 'vitest'
import {clientOpenFiles} from '../../src/diagnosis/client-open-files.js'
import {aCount, locked, settings} from '../build/facts.js'
import {evidence} from '../build/evidence.js'

describe('a client that is out of descriptors', () => {
  it.each([
    {name: 'known', hard: aCount(921), limit: 921},
    {name: 'locked', hard: locked, limit: null},
  ])('is known by EMFILE; its limit is $name', ({hard, limit}) => {
    const host = settings({'RLIMIT_NOFILE hard': hard})
    expect(clientOpenFiles(evidence({failures: {EMFILE: 100}, facts: host}))).toMatchObject({
      id: 'client-open-files',
      confidence: 'certain',
      evidence: {code: 'cause-client-open-files', args: {count: 100, limit}},
      fix: expect.arrayContaining([expect.objectContaining({layer: 'shell'})]),
    })
  })

  it.each([{failures: {}}, {failures: {ENFILE: 5, EADDRNOTAVAIL: 5, TIMEOUT: 5}}])(
    'is not suspected with $failures',
    ({failures}) => {
      expect(clientOpenFiles(evidence({failures}))).toBeUndefined()
    },
  )
})
