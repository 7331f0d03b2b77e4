import {Flags} from '@oclif/core'
import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'
import {roles, runtimes} from '../model/workload.js'
import {formats} from '../report/render.js'
import {parseAtLeast, parseConnections} from './parse-number.js'

const workloadGroup = {helpGroup: 'WORKLOAD'}

async function connections(text: string): Promise<number> {
  const number = parseConnections(text)
  if (number === undefined) throw new ExpectedError('usage', message('bad-target', {text}))
  return number
}

interface Bounds {
  readonly least: number
  readonly most: number
  /** Whole numbers may be written like connections: 2000, 2k, 1m. */
  readonly isWhole: boolean
}

function numberFlag(flag: string, {least, most, isWhole}: Bounds) {
  return async (text: string): Promise<number> => {
    const number = isWhole && text !== '0' ? parseConnections(text) : parseAtLeast(text, least)
    if (number === undefined || number < least || number > most) {
      throw new ExpectedError('usage', message('bad-number', {flag, text, least, most, isWhole}))
    }
    return number
  }
}

function wholeNumber(flag: string, least: number, most: number) {
  return numberFlag(flag, {least, most, isWhole: true})
}

function seconds(flag: string, least: number) {
  return numberFlag(flag, {least, most: 86_400, isWhole: false})
}

async function processCount(text: string): Promise<number | 'auto'> {
  const number = text === 'auto' ? text : parseAtLeast(text, 1)
  if (number === undefined || (number !== 'auto' && (!Number.isInteger(number) || number > 256))) {
    throw new ExpectedError('usage', message('bad-processes', {text}))
  }
  return number
}

function wholeNumberFlag(flag: 'port' | 'pid', most: number) {
  return async (text: string): Promise<number> => {
    const number = /^\d{1,10}$/.test(text) ? Number(text) : 0
    if (number < 1 || number > most) {
      throw new ExpectedError('usage', message('bad-whole-number', {flag, text, most}))
    }
    return number
  }
}

/** Flags of every command. */
export const outputFlags = {
  output: Flags.string({
    char: 'o',
    helpValue: 'FILE',
    summary: 'Write the report to a file instead of standard output.',
    helpGroup: 'REPORT',
  }),
  color: Flags.boolean({
    default: true,
    allowNo: true,
    summary: 'Colour on a terminal; NO_COLOR works too.',
    helpGroup: 'REPORT',
  }),
}

/** Flags of every command that prints a report. */
export const reportFlags = {
  format: Flags.option({
    char: 'f',
    options: formats,
    default: 'text',
    summary: 'How the report is written.',
    helpGroup: 'REPORT',
  })(),
  ...outputFlags,
}

const target = {
  char: 't',
  helpValue: 'N',
  parse: connections,
  ...workloadGroup,
} as const

/** The workload both check and flood speak of. */
export const workloadFlags = {
  rate: Flags.custom<number>({
    helpValue: 'R',
    summary: 'New connections per second.',
    parse: wholeNumber('rate', 1, 100_000_000),
    ...workloadGroup,
  })(),
  sources: Flags.custom<number>({
    helpValue: 'K',
    summary: 'Client addresses that share the load.',
    default: 1,
    parse: wholeNumber('sources', 1, 10_000),
    ...workloadGroup,
  })(),
  processes: Flags.custom<number | 'auto'>({
    helpValue: 'P|auto',
    summary: 'Processes per side that share the load; auto: as many as the open-file limit asks for.',
    default: 1,
    parse: processCount,
    ...workloadGroup,
  })(),
}

/** For check, which has an answer for an ordinary load too. */
export const checkTarget = Flags.custom<number>({
  ...target,
  summary: 'Connections open at the same time: 10000, 10k or 1m.',
  default: 10_000,
})()

/** For flood and gate, which open that many: on a terminal they ask, elsewhere it has to be said. */
export const floodTarget = Flags.custom<number>({
  ...target,
  summary: 'Connections to open and hold: 10000, 10k or 1m. On a terminal it is asked for.',
})()

/** A server that runs already. */
const serverFlags = {
  port: Flags.custom<number>({
    helpValue: 'PORT',
    summary: 'Judge the running server that listens on this TCP port too; may be repeated.',
    multiple: true,
    parse: wholeNumberFlag('port', 65_535),
    helpGroup: 'SERVER',
  })(),
  pid: Flags.custom<number>({
    helpValue: 'PID',
    summary: 'Judge this running server process too; may be repeated.',
    multiple: true,
    parse: wholeNumberFlag('pid', 2 ** 22),
    helpGroup: 'SERVER',
  })(),
}

/** More of the workload, which only the ladder has a use for. */
const ladderFlags = {
  churn: Flags.custom<number>({
    helpValue: 'R',
    summary: 'Connections closed and opened anew per second, beside the target.',
    parse: wholeNumber('churn', 1, 100_000_000),
    ...workloadGroup,
  })(),
  'threads-per-connection': Flags.custom<number>({
    helpValue: 'T',
    summary: 'Threads the server keeps per connection; leave it out for event loops.',
    parse: wholeNumber('threads-per-connection', 1, 100),
    ...workloadGroup,
  })(),
  peers: Flags.custom<number>({
    helpValue: 'K',
    summary: 'Directly connected neighbours (layer 2) the connections come from or go to.',
    parse: wholeNumber('peers', 1, 100_000_000),
    ...workloadGroup,
  })(),
  queued: Flags.custom<number>({
    helpValue: 'PERCENT',
    summary: 'Per cent of the connections that have unread or unsent data at the same time; 0 unless said.',
    parse: numberFlag('queued', {least: 0, most: 100, isWhole: false}),
    ...workloadGroup,
  })(),
  backlog: Flags.custom<number>({
    helpValue: 'B',
    summary: 'What the server passes to listen(): 511 in Node and nginx, 128 or 100 in others.',
    parse: wholeNumber('backlog', 1, 100_000_000),
    ...workloadGroup,
  })(),
}

/** Which ends live here is a question for check alone: a flood has both. */
export const roleFlag = {
  role: Flags.option({
    options: roles,
    default: 'both',
    summary: 'Which ends of the connections live on this host.',
    ...workloadGroup,
  })(),
}

export const checkFlags = {
  runtime: Flags.option({
    options: runtimes,
    default: 'node',
    summary: 'What the program is written in: node, go and jvm raise their soft open-file limit themselves.',
    ...workloadGroup,
  })(),
  profile: Flags.string({
    char: 'p',
    helpValue: 'NAME|FILE',
    default: 'linux-high-conn',
    summary: 'Settings to hold the host against: a built-in profile or a YAML file.',
  }),
  'fail-on': Flags.option({
    options: ['warn', 'fail'] as const,
    default: 'fail',
    summary: 'The mildest verdict that makes the exit code 3.',
  })(),
  ...ladderFlags,
  ...serverFlags,
}

/** The whole workload, for commands that talk about one without running it. */
export const plannedFlags = {
  target: checkTarget,
  ...workloadFlags,
  ...ladderFlags,
  ...roleFlag,
  runtime: checkFlags.runtime,
}

/** For check alone: what to judge instead of this host. */
export const factsFlag = {
  facts: Flags.string({
    helpValue: 'FILE',
    summary: 'Judge facts saved by tune facts, of this host or another, instead of reading them now.',
  }),
}

export const floodFlags = {
  hold: Flags.custom<number>({
    helpValue: 'SECONDS',
    summary: 'How long to hold the connections before they are counted.',
    default: 0,
    parse: seconds('hold', 0),
    helpGroup: 'FLOOD',
  })(),
  timeout: Flags.custom<number>({
    helpValue: 'SECONDS',
    summary: 'How long one connect may take.',
    default: 5,
    parse: seconds('timeout', 0.1),
    helpGroup: 'FLOOD',
  })(),
}
