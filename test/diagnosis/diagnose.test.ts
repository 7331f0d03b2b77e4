import {describe, expect, it} from 'vitest'
import {diagnose} from '../../src/diagnosis/diagnose.js'
import {evidence} from '../build/evidence.js'

const causesOf = (...changes: Parameters<typeof evidence>) => diagnose(evidence(...changes)).map(({id}) => id)

describe('why a flood fell short', () => {
  it.each([
    {name: 'the ports', failures: {EADDRNOTAVAIL: 100}, causes: ['ephemeral-ports-used-up']},
    {name: 'the descriptors', failures: {EMFILE: 100}, causes: ['client-open-files']},
    {
      name: 'both, the surest first',
      failures: {EMFILE: 50, EADDRNOTAVAIL: 50},
      causes: ['ephemeral-ports-used-up', 'client-open-files'],
    },
    {name: 'something nobody knows', failures: {ECONNREFUSED: 100}, causes: ['unexplained']},
    {name: 'something without an error', failures: {}, causes: ['unexplained']},
  ])('is $name', ({failures, causes}) => {
    expect(causesOf({failures})).toEqual(causes)
  })

  it.each([
    {held: 1000, causes: []},
    {held: 1001, causes: []},
    {held: 999, causes: ['client-open-files']},
  ])('is asked only when it did: $held of 1,000 were held', ({held, causes}) => {
    expect(causesOf({failures: {EMFILE: 1}, ledger: {held}})).toEqual(causes)
  })

  it.each([
    {failures: {ECONNREFUSED: 90, EPIPE: 10}, said: 'ECONNREFUSED × 90, EPIPE × 10'},
    {failures: {}, said: ''},
  ])('is unexplained with what failed: $said', ({failures, said}) => {
    expect(diagnose(evidence({failures}))).toEqual([
      {
        id: 'unexplained',
        confidence: 'possible',
        evidence: {code: 'cause-unexplained', args: {missing: 100, failures: said}},
        fix: [],
      },
    ])
  })
})
