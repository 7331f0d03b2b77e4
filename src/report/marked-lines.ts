import type {Verdict} from '../model/verdict.js'
import type {Palette} from './palette.js'
import {verdictMark} from './verdict-mark.js'
import {wrap} from './wrap.js'

/** A sentence behind the mark of its verdict, on as many lines as it needs. */
export function markedLines(verdict: Verdict, text: string, palette: Palette): string[] {
  const [first = '', ...rest] = wrap(text, '    ')
  return [`  ${verdictMark(verdict, palette)} ${first.trimStart()}`, ...rest]
}
