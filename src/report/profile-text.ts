import type {Wish} from '../model/profile.js'
import type {
  ProfileLine,
  ProfileListReport,
  ProfileReport,
  ProfileValidReport,
} from '../model/profile-report.js'
import {count, plural} from '../text/numbers.js'
import {elementsText, valueText} from '../text/setting-value.js'
import {wrap} from '../text/wrap.js'
import type {Palette} from './palette.js'

const pageWidth = 100
const indent = '      '

/** What it is for; then every line with its reason. */
export function renderProfileText(report: ProfileReport, palette: Palette): string {
  const {name, description, system, settings, workload} = report
  const facts = [
    plural(settings.length, 'setting'),
    `for ${system}`,
    ...(report.extends === null ? [] : [`extends ${report.extends}`]),
    ...(workload === null ? [] : [`sized for ${plural(workload.target, 'connection')}`]),
  ]
  const lines = [
    ...wrap(`${palette.strong(name)}: ${description}`, pageWidth),
    `  ${facts.join(', ')}`,
    '',
    ...settings.flatMap((line) => [
      `  ${line.setting} ${palette.strong(wishText(line))}${palette.faint(noteText(line))}`,
      ...wrap(line.why, pageWidth - indent.length).map((part) => palette.faint(`${indent}${part}`)),
    ]),
  ]
  return `${lines.join('\n')}\n`
}

/** One paragraph a profile. */
export function renderProfileListText({profiles}: ProfileListReport, palette: Palette): string {
  const lines = profiles.flatMap(({name, description, settings, ...profile}) => [
    `${palette.strong(name)}  ${palette.faint(
      `${plural(settings, 'setting')}${profile.extends === null ? '' : `, extends ${profile.extends}`}`,
    )}`,
    ...wrap(description, pageWidth - 2).map((part) => `  ${part}`),
  ])
  return `${lines.join('\n')}\n`
}

export function renderProfileValidText({file, settings}: ProfileValidReport, palette: Palette): string {
  return `${palette.good(`${file} is a valid profile`)} (${plural(settings, 'setting')}).\n`
}

function wishText({wish, shape}: ProfileLine): string {
  const unit = shape === 'port-range' ? ' ports' : ''
  return `${wishWords(wish)}${wish.kind === 'atLeast' ? unit : ''}`
}

function wishWords(wish: Wish): string {
  switch (wish.kind) {
    case 'atLeast':
      return `at least ${wish.amount === 'auto' ? 'auto' : count(wish.amount)}`
    case 'atLeastEach':
      return `at least ${elementsText(wish.elements)}`
    case 'exactly':
      return `exactly ${valueText(wish.value)}`
    case 'covers':
      return `covers ${valueText(wish.value)}`
  }
}

function noteText({severity, when}: ProfileLine): string {
  const condition = when === null ? '' : `, only where ${when.setting} = ${when.equals.count}`
  return `  (${severity === 'warn' ? 'warns' : 'fails'}${condition})`
}
