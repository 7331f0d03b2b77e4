import type {Finding} from '../model/check-report.js'
import {say} from '../text/say.js'
import type {Palette} from './palette.js'
import {verdictMark} from './verdict-mark.js'
import {wrap} from './wrap.js'

/** What is so now and will not stay, one line each. Nothing when everything stays. */
export function driftLines(findings: readonly Finding[], palette: Palette): string[] {
  const lines = findings
    .filter(({kind}) => kind === 'drift')
    .flatMap(({id, verdict, message}) => {
      const [first = '', ...rest] = wrap(`${id}: ${say(message)}`, '    ')
      return [`  ${verdictMark(verdict, palette)} ${first.trimStart()}`, ...rest.map((line) => `  ${line}`)]
    })
  return lines.length === 0 ? [] : ['', 'Changes at the next boot or login:', ...lines]
}
