import type {SettingNow} from '../model/explain-report.js'
import type {Topic} from '../model/topic.js'
import {causeProse} from './en/causes.js'
import {counterProse} from './en/counters.js'
import {errorProse} from './en/errors.js'
import {exitCodeProse} from './en/exit-codes.js'
import {limitProse} from './en/limits.js'
import {settingProse} from './en/settings.js'
import {symptomProse} from './en/symptoms.js'
import type {LinkedProse, Prose} from './prose.js'

/** The words for a topic; the link of a setting is in the catalogue. */
export function proseOf(topic: Topic): Prose & Partial<Pick<LinkedProse, 'link'>> {
  switch (topic.kind) {
    case 'setting':
      return settingProse[topic.id]
    case 'limit':
      return limitProse[topic.id]
    case 'cause':
      return causeProse[topic.id]
    case 'error':
      return errorProse[topic.id]
    case 'counter':
      return counterProse[topic.id]
    case 'symptom':
      return symptomProse[topic.id]
    case 'exit-code':
      return exitCodeProse[topic.id]
  }
}

/** What a topic is called at the start of a line. */
export function topicName({kind, id}: Topic): string {
  return kind === 'exit-code' ? `exit ${id}` : id
}

export const scopeText: Readonly<Record<SettingNow['scope'], string>> = {
  host: 'one value for the machine',
  namespace: 'one value per network namespace',
  process: 'one value per process, inherited by its children',
}

export const containerText: Readonly<Record<SettingNow['inContainer'], string>> = {
  settable: 'a container has its own and can set it',
  'read-only': 'a container can read it and not set it',
  absent: 'a container does not see it',
}
