import type {Topic} from '../model/topic.js'
import {nearestFew} from '../text/nearest.js'
import {topicOfLine} from './error-lines.js'
import {nameTable} from './names.js'

/** What words were taken for. */
export interface Identified {
  readonly asked: string
  readonly topic: Topic
}

export type Identification =
  | {readonly found: readonly Identified[]}
  | {readonly unknown: string; readonly nearest: readonly string[]}

/** The longest name is "exit status 8", or two words of a limit and one to spare. */
const longestName = 4
const suggestions = 3

/** The arguments as names, one after the other; where they are none, all of them as one pasted line. */
export function identify(args: readonly string[]): Identification {
  const table = nameTable()
  const found: Identified[] = []
  let rest = args
  while (rest.length > 0) {
    const name = longestFirst(rest).find((words) => table.find(words.join(' ')).length > 0)
    if (name === undefined) break
    const asked = name.join(' ')
    found.push(...table.find(asked).map((topic) => ({asked, topic})))
    rest = rest.slice(name.length)
  }
  if (rest.length === 0) return {found: withoutRepeats(found)}

  const lines = args.some((arg) => /\s/.test(arg)) ? eachArgument(args) : undefined
  if (lines !== undefined) return {found: withoutRepeats(lines)}
  const line = args.join(' ')
  // One word that is left over behind names is a slip, not a line of a log.
  const topic = found.length > 0 && rest.length === 1 ? undefined : topicOfLine(line)
  if (topic !== undefined) return {found: [{asked: line, topic}]}
  const [unknown = ''] = rest
  return {unknown, nearest: nearestFew(unknown, table.names, suggestions)}
}

/** Where arguments hold blanks they were quoted, so each is a name or a line of its own. */
function eachArgument(args: readonly string[]): Identified[] | undefined {
  const table = nameTable()
  const found = args.map((asked) => {
    const named = table.find(asked)
    const topic = topicOfLine(asked)
    return (named.length > 0 ? named : topic === undefined ? [] : [topic]).map((one) => ({asked, topic: one}))
  })
  return found.every((topics) => topics.length > 0) ? found.flat() : undefined
}

function longestFirst(words: readonly string[]): string[][] {
  const most = Math.min(longestName, words.length)
  return Array.from({length: most}, (_, index) => words.slice(0, most - index))
}

function withoutRepeats(all: readonly Identified[]): Identified[] {
  const key = ({topic}: Identified) => `${topic.kind} ${topic.id}`
  return all.filter((one, index) => all.findIndex((other) => key(other) === key(one)) === index)
}
