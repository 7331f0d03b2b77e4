import type {Explanation, SettingNow} from '../model/explain-report.js'
import {absent} from '../model/fact.js'
import type {Facts} from '../model/facts.js'
import type {Rung} from '../model/ladder.js'
import type {Fix, Limit} from '../model/limit.js'
import type {Workload} from '../model/workload.js'
import {judgeLimit} from '../check/judge-limit.js'
import {limits} from '../limits/registry.js'
import {findSetting} from '../settings/linux/catalogue.js'
import type {Setting} from '../settings/setting.js'
import type {Identified} from './identify.js'
import {errorNumber} from './named-errors.js'
import {relatedLimits} from './related.js'
import {placeholderOf, waysToSet} from './ways-to-set.js'

/** One thing, with what this host says to it. @param facts `undefined` on a system that is not Linux */
export function explain(
  {asked, topic}: Identified,
  facts: Facts | undefined,
  workload: Workload,
): Explanation {
  const ids = relatedLimits(topic)
  const related = ids.flatMap((id) => limits.find((limit) => limit.id === id) ?? [])
  const setting = settingOf(topic, related)
  const now = setting === undefined ? null : settingNow(setting, facts)
  const rungs = facts === undefined ? [] : related.map((limit) => judgeLimit(limit, facts, workload).rung)
  return {
    topic,
    asked,
    number: topic.kind === 'error' ? (errorNumber(topic.id) ?? null) : null,
    setting: now,
    limits: rungs,
    changes: changesOf(setting, now, related, rungs, workload),
  }
}

/** The setting that was asked for, or the one behind the limit that was. */
function settingOf(topic: Identified['topic'], [limit]: readonly Limit[]): Setting | undefined {
  const name = topic.kind === 'setting' ? topic.id : topic.kind === 'limit' ? limit?.setting : undefined
  return name === undefined ? undefined : findSetting(name)
}

function settingNow(setting: Setting, facts: Facts | undefined): SettingNow {
  const {name, shape, elements, kernelDefault, scope, inContainer, since, module, docs} = setting
  const fact = facts === undefined ? undefined : (facts.settings[name] ?? absent(name))
  return {
    name,
    shape,
    value: fact?.state === 'known' ? fact.value : null,
    state: fact?.state ?? 'not-asked',
    source: fact?.source ?? null,
    elements: elements ?? null,
    placeholder: placeholderOf(setting),
    kernelDefault,
    scope,
    inContainer,
    since: since ?? null,
    module: module ?? null,
    link: docs,
  }
}

/** A limit that is too low says how to raise it, in its own numbers; otherwise the setting's layers are named. */
function changesOf(
  setting: Setting | undefined,
  now: SettingNow | null,
  related: readonly Limit[],
  rungs: readonly Rung[],
  workload: Workload,
): Fix[] {
  if (setting === undefined) return []
  const isSaid = rungs.some(({fixes, setting: behind}) => fixes.length > 0 && behind?.name === setting.name)
  if (isSaid) return []
  const size = related.find((limit) => limit.setting === setting.name)?.size
  return waysToSet(setting, now?.value ?? null, size?.(workload))
}
