import type {Message} from '../model/message.js'
import type {Report} from '../model/report.js'
import {english} from '../text/en.js'
import {say} from '../text/say.js'

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
const schemaVersion = 1

/** The report as data; beside every code and its arguments stands `text`, the sentence they make. */
export function renderJson(report: Report): string {
  const {kind, ...rest} = report
  return `${JSON.stringify({schemaVersion, kind, ...rest}, withText, 2)}\n`
}

function withText(_key: string, value: unknown): unknown {
  return isMessage(value) ? {...value, text: say(value)} : value
}

function isMessage(value: unknown): value is Message {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    'args' in value &&
    !('text' in value) &&
    typeof value.code === 'string' &&
    Object.hasOwn(english, value.code)
  )
}
