import {wrap as wrapWords} from '../text/wrap.js'

/** What fits on a terminal, and in a bug report. */
const width = 100

/** Words on as many lines of a report as they need, each with this indent. */
export function wrap(text: string, indent: string): string[] {
  return wrapWords(text, width - indent.length).map((line) => `${indent}${line}`)
}
