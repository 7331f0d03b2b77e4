import type {Facts} from '../model/facts.js'
import type {Ledger} from '../model/flood-report.js'
import type {Workload} from '../model/workload.js'

/** What a rule may look at. */
export interface FloodEvidence {
  readonly ledger: Ledger
  readonly counters: Readonly<Record<string, number>> | null
  readonly facts: Facts
  readonly workload: Workload
}

export function failuresOf({ledger}: FloodEvidence, ...codes: readonly string[]): number {
  return ledger.failures.filter(({code}) => codes.includes(code)).reduce((sum, {count}) => sum + count, 0)
}
