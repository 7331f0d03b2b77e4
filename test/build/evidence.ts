import type {FloodEvidence} from '../../src/diagnosis/evidence.js'
import type {Facts} from '../../src/model/facts.js'
import type {Ledger} from '../../src/model/flood-report.js'
import type {Workload} from '../../src/model/workload.js'
import {facts, workload} from './facts.js'

interface EvidenceChanges {
  /** How often each code failed. */
  readonly failures?: Readonly<Record<string, number>>
  readonly ledger?: Partial<Ledger>
  readonly counters?: Readonly<Record<string, number>> | null
  readonly facts?: Facts
  readonly workload?: Workload
}

/** A flood for 1,000 connections that held 900, and nobody knows why unless a test says so. */
export function evidence(changes: EvidenceChanges = {}): FloodEvidence {
  const failures = Object.entries(changes.failures ?? {}).map(([code, count]) => ({code, count}))
  return {
    ledger: {
      attempted: 1000,
      connected: 900,
      accepted: 900,
      verified: 900,
      held: 900,
      lost: 0,
      failures,
      ...changes.ledger,
    },
    counters: changes.counters === undefined ? {} : changes.counters,
    facts: changes.facts ?? facts(),
    workload: changes.workload ?? workload({target: 1000}),
  }
}
