import type {Cause} from '../model/cause.js'
import {message} from '../model/message.js'
import type {FloodEvidence} from './evidence.js'
import {rules} from './registry.js'

/** Why a flood fell short. What no rule explains is said to be unexplained. */
export function diagnose(evidence: FloodEvidence): Cause[] {
  const missing = evidence.workload.target - evidence.ledger.held
  if (missing <= 0) return []
  const causes = rules.map((rule) => rule(evidence)).filter((cause) => cause !== undefined)
  return causes.length > 0 ? causes : [unexplained(missing, evidence)]
}

function unexplained(missing: number, {ledger}: FloodEvidence): Cause {
  const failures = ledger.failures.map(({code, count}) => `${code} × ${count}`).join(', ')
  return {
    id: 'unexplained',
    confidence: 'possible',
    evidence: message('cause-unexplained', {missing, failures}),
    fix: [],
  }
}
