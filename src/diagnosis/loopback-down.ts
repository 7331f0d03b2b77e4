import type {Cause} from '../model/cause.js'
import {message} from '../model/message.js'
import {failuresOf, type FloodEvidence} from './evidence.js'

/** ENETUNREACH on loopback: a new network namespace starts with its loopback interface down. */
export function loopbackDown(evidence: FloodEvidence): Cause | undefined {
  const count = failuresOf(evidence, 'ENETUNREACH')
  if (count === 0) return undefined
  return {
    id: 'loopback-down',
    confidence: 'certain',
    evidence: message('cause-loopback-down', {count}),
    fix: [{layer: 'runtime', how: message('fix-loopback-up', {})}],
  }
}
