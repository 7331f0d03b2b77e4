import {describe, expect, it} from 'vitest'
import {loopbackDown} from '../../src/diagnosis/loopback-down.js'
import {evidence} from '../build/evidence.js'

describe('a loopback interface that is down', () => {
  it('is known by ENETUNREACH', () => {
    expect(loopbackDown(evidence({failures: {ENETUNREACH: 64}}))).toEqual({
      id: 'loopback-down',
      confidence: 'certain',
      evidence: {code: 'cause-loopback-down', args: {count: 64}},
      fix: [{layer: 'runtime', how: {code: 'fix-loopback-up', args: {}}}],
    })
  })

  it.each([{failures: {}}, {failures: {EHOSTUNREACH: 5, ECONNREFUSED: 5}}])(
    'is not suspected with $failures',
    ({failures}) => {
      expect(loopbackDown(evidence({failures}))).toBeUndefined()
    },
  )
})
