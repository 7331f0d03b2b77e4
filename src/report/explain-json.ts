import type {ExplainReport} from '../model/explain-report.js'
import {plural} from '../text/numbers.js'
import {proseOf} from '../text/topic-text.js'

/** The report with the words in it: here they are what was asked for. */
export function withProse({explanations, ...report}: ExplainReport): ExplainReport {
  const connections = plural(report.target, 'connection')
  return {
    ...report,
    explanations: explanations.map((explanation) => {
      const {what, why, pitfalls, link} = proseOf(explanation.topic)
      const url = link ?? explanation.setting?.link ?? null
      return {...explanation, what, why: why(connections), pitfalls, link: url}
    }),
  }
}
