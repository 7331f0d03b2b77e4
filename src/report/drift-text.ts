import type {Finding} from '../model/check-report.js'
import {say} from '../text/say.js'
import {markedLines} from './marked-lines.js'
import type {Palette} from './palette.js'

/** What is so now and will not stay, one line each. Nothing when everything stays. */
export function driftLines(findings: readonly Finding[], palette: Palette): string[] {
  const lines = findings
    .filter(({kind}) => kind === 'drift')
    .flatMap(({id, verdict, message}) => markedLines(verdict, `${id}: ${say(message)}`, palette))
  return lines.length === 0 ? [] : ['', 'Now and the next boot or login differ:', ...lines]
}
