import type {Finding} from '../model/check-report.js'
import type {Facts} from '../model/facts.js'
import type {Rung} from '../model/ladder.js'
import type {Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import type {Workload} from '../model/workload.js'
import {fixesHere} from './fixes-here.js'

export interface JudgedLimit {
  readonly rung: Rung
  readonly finding: Finding
}

/** One limit against the target. */
export function judgeLimit(limit: Limit, facts: Facts, workload: Workload): JudgedLimit {
  const stops = limit.below(workload) === 'fail'
  const assessment = limit.assess(facts, workload)
  const base = {limit: limit.id, stops, ...settingOf(limit.setting, facts)}
  const finding = {id: limit.id, kind: 'limit'} as const

  if (assessment.state === 'unknown') {
    const {source, reason} = assessment
    return {
      rung: {
        ...base,
        verdict: 'unknown',
        ceiling: null,
        reason: message('not-readable', {source, reason}),
        fixes: [],
      },
      finding: {
        ...finding,
        verdict: 'unknown',
        message: message('limit-unknown', {limit: limit.id, source, reason}),
      },
    }
  }
  if (assessment.state === 'not-applicable') {
    const {reason} = assessment
    return {
      rung: {...base, verdict: 'not-applicable', ceiling: null, reason, fixes: []},
      finding: {...finding, verdict: 'not-applicable', message: reason},
    }
  }

  const {ceiling, formula, inputs, setting} = assessment
  const isShort = ceiling !== null && ceiling < workload.target
  const verdict = isShort ? limit.below(workload) : 'pass'
  return {
    rung: {
      limit: limit.id,
      stops,
      ...settingOf(setting === undefined ? limit.setting : setting, facts),
      verdict,
      ceiling,
      formula,
      inputs,
      fixes: isShort ? fixesHere(limit.fixes(facts, workload), facts) : [],
    },
    finding: {
      ...finding,
      verdict,
      message: isShort
        ? limit.shortfall(ceiling, inputs, workload)
        : message('limit-holds', {limit: limit.id, ceiling, target: workload.target}),
    },
  }
}

function settingOf(name: string | null | undefined, facts: Facts): Pick<Rung, 'setting'> {
  if (name === undefined || name === null) return {}
  const fact = facts.settings[name]
  return {setting: {name, ...(fact?.state === 'known' ? {value: fact.value} : {})}}
}
