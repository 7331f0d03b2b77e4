import type {Finding} from '../model/check-report.js'
import {absent} from '../model/fact.js'
import type {Facts} from '../model/facts.js'
import {message, type Message} from '../model/message.js'
import type {Requirement} from '../model/profile.js'
import type {SettingValue} from '../model/setting-value.js'
import type {Verdict} from '../model/verdict.js'
import {raise} from '../settings/raise.js'
import {findSetting} from '../settings/linux/catalogue.js'
import {satisfies} from '../settings/satisfies.js'
import {fixesHere} from './fixes-here.js'
import {waysToMeet} from './ways-to-meet.js'

/** What the catalogue knows of a setting's name: is it ours, and if not, which of ours is it close to? */
export interface NameKnowledge {
  readonly isKnown: (setting: string) => boolean
  readonly nearest: (setting: string) => string | null
}

/** One line of a profile against facts. */
export function judgeRequirement(requirement: Requirement, facts: Facts, names: NameKnowledge): Finding {
  const {setting, severity, why} = requirement
  const finding = (verdict: Verdict, text: Message): Finding => ({
    id: setting,
    kind: 'setting',
    verdict,
    message: text,
  })

  const {when} = requirement
  if (when !== undefined) {
    const is = facts.settings[when.setting] ?? absent(when.setting)
    const condition = `${when.setting} = ${when.equals.count}`
    if (is.state === 'unreadable') {
      const {source, reason} = is
      return finding('unknown', message('setting-unreadable', {setting: when.setting, source, reason}))
    }
    if (is.state === 'absent' && !names.isKnown(when.setting)) {
      const nearest = names.nearest(when.setting)
      return finding('unknown', message('setting-condition-unheard-of', {setting, condition, nearest}))
    }
    const value = is.state === 'known' ? is.value : null
    if (value === null || satisfies(value, {kind: 'exactly', value: when.equals}) !== true) {
      return finding('not-applicable', message('setting-condition-unmet', {setting, condition, is: value}))
    }
  }

  if (findSetting(setting)?.module === conntrackModule && !isTracking(facts)) {
    return finding('not-applicable', message('nothing-tracked', {}))
  }

  const fact = facts.settings[setting] ?? absent(setting)
  if (fact.state === 'unreadable') {
    return finding(
      'unknown',
      message('setting-unreadable', {setting, source: fact.source, reason: fact.reason}),
    )
  }
  if (fact.state === 'absent') {
    const {source} = fact
    // A name we know and this kernel lacks is simply not there. One nobody knows may be a slip of the pen: not a pass.
    return names.isKnown(setting)
      ? finding('not-applicable', message('setting-absent', {setting, source}))
      : finding('unknown', message('setting-unheard-of', {setting, source, nearest: names.nearest(setting)}))
  }

  const {value} = fact
  const isSatisfied = satisfies(value, requirement.wish)
  if (isSatisfied === undefined) {
    return finding(
      'unknown',
      message('setting-shape-mismatch', {setting, value, wish: requirement.wish.kind}),
    )
  }
  return isSatisfied
    ? finding('pass', message('setting-meets-profile', {setting, value, why}))
    : {
        ...finding(severity, missed(requirement, value)),
        fixes: fixesHere(waysToMeet(requirement, value), facts),
      }
}

const conntrackModule = 'nf_conntrack'

/** The table's settings are there as soon as its module is, and matter where a rule fills it. */
function isTracking({conntrackCount}: Facts): boolean {
  return (
    conntrackCount.state === 'unreadable' || (conntrackCount.state === 'known' && conntrackCount.value > 0)
  )
}

function missed({setting, wish, why}: Requirement, value: SettingValue): Message {
  switch (wish.kind) {
    case 'atLeast':
      return message('setting-too-low', {setting, value, wanted: wish.amount, why})
    case 'atLeastEach': {
      const wanted = wish.elements
      const raised = raise(value, wanted)
      return message('setting-elements-too-low', {setting, value, wanted, raised, why})
    }
    case 'exactly':
      return message('setting-differs', {setting, value, wanted: wish.value, why})
    case 'covers':
      return message('setting-does-not-cover', {setting, value, wanted: wish.value, why})
  }
}
