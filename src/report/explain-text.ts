import type {Explanation, ExplainReport, SettingNow} from '../model/explain-report.js'
import type {Rung} from '../model/ladder.js'
import {containerText, proseOf, scopeText, topicName} from '../text/topic-text.js'
import type {LimitId} from '../model/limit-id.js'
import {limitNames} from '../text/en.js'
import {limitProse} from '../text/en/limits.js'
import {count, plural} from '../text/numbers.js'
import {say} from '../text/say.js'
import {valueText} from '../text/setting-value.js'
import {fixLines, formulaLine} from './fix-text.js'
import type {Palette} from './palette.js'
import {verdictMark} from './verdict-mark.js'
import {wrap} from './wrap.js'

const indent = ' '.repeat(12)

/** What it is first; then why, what this host has, how to change it, what goes wrong, where to read on. */
export function renderExplainText({explanations, target}: ExplainReport, palette: Palette): string {
  return explanations.map((explanation) => explanationText(explanation, target, palette)).join('\n')
}

function explanationText(explanation: Explanation, target: number, palette: Palette): string {
  const {topic, number, setting, limits, changes} = explanation
  const name = number === null ? topicName(topic) : `${topicName(topic)} (${number})`
  const {what, why, pitfalls, link} = proseOf(topic)
  const url = link ?? setting?.link
  const lines = [
    ...wrap(`${palette.strong(`${name}${valueHere(explanation)}`)}: ${what}`, ''),
    '',
    ...block('why', wrap(why(plural(target, 'connection')), indent), palette),
    ...(topic.kind === 'limit'
      ? block('fails as', wrap(limitProse[topic.id].runsOutAs, indent), palette)
      : []),
    ...(setting === null ? [] : block('here', settingLines(setting), palette)),
    ...(limits.length === 0
      ? []
      : block(
          limits.length === 1 ? 'limit' : 'limits',
          limits.flatMap((rung) => rungLines(rung, target, palette)),
          palette,
        )),
    ...(topic.kind === 'limit' ? block('formula', formulaLines(topic.id), palette) : []),
    ...(changes.length === 0 ? [] : block('change', changeLines(explanation), palette)),
    ...(pitfalls.length === 0 ? [] : block('pitfalls', pitfalls.flatMap(bullet), palette)),
    ...(url === undefined ? [] : block('see', [`${indent}${url}`], palette)),
  ]
  return `${lines.join('\n')}\n`
}

function formulaLines(id: LimitId): string[] {
  const {formulas, inputs} = limitProse[id]
  return [...formulas, inputs].flatMap((text) => wrap(text, indent))
}

/** A heading in the margin of its first line. */
function block(heading: string, lines: readonly string[], palette: Palette): string[] {
  const [first = '', ...rest] = lines
  return [`  ${palette.faint(heading.padEnd(indent.length - 2))}${first.slice(indent.length)}`, ...rest]
}

function bullet(text: string): string[] {
  const [first = '', ...rest] = wrap(text, `${indent}  `)
  return [`${indent}- ${first.trimStart()}`, ...rest]
}

/** " is 4096 here", where it was read. */
function valueHere({topic, setting, limits: [rung]}: Explanation): string {
  if (topic.kind === 'setting' && setting?.value) return ` is ${valueText(setting.value)} here`
  if (topic.kind === 'limit' && rung !== undefined && rung.ceiling !== null) {
    return ` allows ${plural(rung.ceiling, 'connection')} here`
  }
  return ''
}

function settingLines(setting: SettingNow): string[] {
  const {name, value, state, source, kernelDefault, scope, inContainer, since, module, elements} = setting
  const now = {
    known: `${name} = ${value === null ? '' : valueText(value)}`,
    absent: `${name} is not there: this kernel, or this network namespace, does not have it`,
    unreadable: `${name} could not be read from ${source ?? 'its file'}`,
    'not-asked': `${name} is a setting of Linux; this system was not asked`,
  }[state]
  const parts = [
    ...(elements === null ? [] : [`its values: ${elements.join(', ')}`]),
    `kernel default: ${kernelDefault}`,
    `${scopeText[scope]}; ${containerText[inContainer]}`,
    ...(since === null ? [] : [`since Linux ${since}`]),
    ...(module === null ? [] : [`only while the module ${module} is loaded`]),
  ]
  return [now, ...parts].flatMap((part) => wrap(part, indent))
}

function rungLines(rung: Rung, target: number, palette: Palette): string[] {
  return [
    ...wrap(
      `${verdictMark(rung.verdict, palette)} ${limitNames[rung.limit]}: ${rungText(rung, target)}`,
      indent,
    ),
    ...(rung.formula === undefined ? limitProse[rung.limit].formulas : [formulaLine(rung)]).flatMap(
      (formula) => wrap(formula, `${indent}  `),
    ),
    ...fixLines(rung.fixes, `${indent}  `),
  ]
}

function rungText({ceiling, verdict, reason}: Rung, target: number): string {
  if (verdict === 'unknown' || verdict === 'not-applicable')
    return reason === undefined ? verdict : say(reason)
  if (ceiling === null) return 'does not bound the connections here'
  return ceiling < target
    ? `${count(ceiling)} of ${plural(target, 'connection')}`
    : `${plural(ceiling, 'connection')}, enough for ${count(target)}`
}

function changeLines({changes, setting}: Explanation): string[] {
  const inContainer = setting?.inContainer
  const value = setting?.placeholder ?? ''
  const isSysctl = setting !== null && setting.scope !== 'process'
  return [
    ...fixLines(changes, indent),
    ...(isSysctl && inContainer === 'settable'
      ? wrap(
          `in a container: docker run --sysctl ${setting.name}=${value.includes(' ') ? `"${value}"` : value}, or sysctls: in a compose file`,
          indent,
        )
      : isSysctl
        ? wrap('in a container it cannot be set: set it on the host', indent)
        : []),
  ]
}
