import {relatedLimits} from '../../src/explain/related.js'
import {errorNames} from '../../src/explain/named-errors.js'
import type {Limit} from '../../src/model/limit.js'
import type {LimitId} from '../../src/model/limit-id.js'
import type {Topic} from '../../src/model/topic.js'
import {runtimes} from '../../src/model/workload.js'
import {limits} from '../../src/limits/registry.js'
import {limitNames} from '../../src/text/en.js'
import {counterProse} from '../../src/text/en/counters.js'
import {limitProse} from '../../src/text/en/limits.js'
import {workload} from '../build/facts.js'
import {generated, list, page, sentence, table} from './markdown.js'
import {settingLink} from './setting-page.js'

/** One page of docs/limits. */
export function limitPage(limit: Limit): string {
  const {id, setting} = limit
  const {what, why, runsOutAs, formulas, inputs, proposed, pitfalls, link} = limitProse[id]
  const signs = signsOf(id)
  return page(
    generated,
    `# ${id}`,
    sentence(what),
    table(
      ['', ''],
      [
        ['Setting', setting === undefined ? 'none' : settingLink(setting, '../settings/')],
        ['Too low', severity(limit)],
        ['Runs out as', runsOutAs],
        ...(signs.length === 0 ? [] : [['Signs', signs.map((sign) => `\`${sign}\``).join(', ')]]),
      ],
    ),
    '## Why it matters',
    why('N connections'),
    '## Formula',
    list(formulas.map((formula) => `\`${formula}\``)),
    inputs,
    ...(proposed === undefined ? [] : ['## What is proposed', proposed]),
    '## What goes wrong',
    list(pitfalls),
    `More: <${link}>. What this host allows: \`tune explain ${id} --target N\`.`,
  )
}

function severity(limit: Limit): string {
  const verdicts = new Set(runtimes.map((runtime) => limit.below(workload({runtime}))))
  return [...verdicts]
    .toSorted()
    .map((verdict) => `${verdict}s`)
    .join(' or ')
}

/** Errors and counters that lead here. */
function signsOf(id: LimitId): string[] {
  const counters = Object.keys(counterProse).filter(
    (name): name is keyof typeof counterProse => name in counterProse,
  )
  const topics: Topic[] = [
    ...errorNames().map((error) => ({kind: 'error', id: error}) as const),
    ...counters.map((counter) => ({kind: 'counter', id: counter}) as const),
  ]
  return topics.filter((topic) => relatedLimits(topic).includes(id)).map((topic) => topic.id)
}

/** docs/limits/README.md */
export function limitsIndex(): string {
  return page(
    generated,
    '# The limits',
    'What can run out, in the order of the ladder at equal ceilings. [How to read the ladder](../limits.md).',
    table(
      ['Limit', 'In reports', 'Setting behind it', 'Too low', 'Runs out as'],
      limits.map((limit) => [
        `[${limit.id}](${limit.id}.md)`,
        limitNames[limit.id],
        limit.setting === undefined ? 'none' : settingLink(limit.setting, '../settings/'),
        severity(limit),
        limitProse[limit.id].runsOutAs,
      ]),
    ),
  )
}
