import type {ExplainReport} from '../model/explain-report.js'
import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'
import {explain} from '../explain/explain.js'
import {identify} from '../explain/identify.js'
import type {Host} from '../host/host.js'
import {factsOf} from './check-host.js'
import {workloadFrom, type WorkloadChoices} from './workload-from-flags.js'

/** Words → what they mean, with this host's numbers where it is Linux. @throws ExpectedError (usage) when nobody knows */
export async function explainHere(
  host: Host,
  words: readonly string[],
  choices: WorkloadChoices,
): Promise<ExplainReport> {
  if (words.length === 0) throw new ExpectedError('usage', message('explain-nothing', {}))
  const identified = identify(words)
  if ('unknown' in identified) {
    const {unknown, nearest} = identified
    throw new ExpectedError('usage', message('explain-unknown', {thing: unknown, nearest}))
  }
  const facts = host.system === 'linux' ? await factsOf(host) : undefined
  const workload = workloadFrom(choices, facts)
  return {
    kind: 'explain',
    target: workload.target,
    explanations: identified.found.map((one) => explain(one, facts, workload)),
  }
}
