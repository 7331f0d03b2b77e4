import type {Cause} from '../model/cause.js'
import {message} from '../model/message.js'
import {ephemeralPorts} from '../limits/ephemeral-ports.js'
import {failuresOf, type FloodEvidence} from './evidence.js'

/** connect() found no free port. With a local address bound first, the same shows as EADDRINUSE. */
export function ephemeralPortsUsedUp(evidence: FloodEvidence): Cause | undefined {
  const {facts, workload} = evidence
  const count =
    workload.sources > 1
      ? failuresOf(evidence, 'EADDRNOTAVAIL', 'EADDRINUSE')
      : failuresOf(evidence, 'EADDRNOTAVAIL')
  if (count === 0) return undefined
  const assessment = ephemeralPorts.assess(facts, workload)
  const ports = assessment.state === 'ceiling' ? assessment.ceiling : null
  return {
    id: 'ephemeral-ports-used-up',
    confidence: 'certain',
    evidence: message('cause-ephemeral-ports-used-up', {count, ports}),
    fix: ephemeralPorts.fixes(facts, workload),
  }
}
