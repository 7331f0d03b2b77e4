import {judgeLimit} from '../../src/check/judge-limit.js'
import type {Facts} from '../../src/model/facts.js'
import type {Limit} from '../../src/model/limit.js'
import type {Message} from '../../src/model/message.js'
import type {Verdict} from '../../src/model/verdict.js'
import type {Workload} from '../../src/model/workload.js'

export interface Judged {
  readonly verdict: Verdict
  readonly ceiling: number | null
  readonly message: Message
}

/** What a test of a limit asserts, and nothing besides. */
export function judge(limit: Limit, facts: Facts, workload: Workload): Judged {
  const {rung, finding} = judgeLimit(limit, facts, workload)
  return {verdict: finding.verdict, ceiling: rung.ceiling, message: finding.message}
}

/** The ceiling for comparing: no bound is Infinity. Fails where there is none to compare. */
export function ceiling(limit: Limit, facts: Facts, workload: Workload): number {
  const assessment = limit.assess(facts, workload)
  if (assessment.state !== 'ceiling') throw new Error(`${limit.id} is ${assessment.state}`)
  return assessment.ceiling ?? Number.POSITIVE_INFINITY
}
