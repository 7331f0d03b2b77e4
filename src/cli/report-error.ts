import {errorCode} from '../model/error-code.js'
import {ExpectedError} from '../model/expected-error.js'
import {message, type Message} from '../model/message.js'
import {nearest} from '../text/nearest.js'
import {say} from '../text/say.js'
import {exitCodeOf, exitCodes} from './exit-codes.js'

export interface CommandLine {
  readonly argv: readonly string[]
  /** Commands and their flags, for suggestions. */
  readonly commands: readonly {readonly id: string; readonly flags: readonly string[]}[]
}

/**
 * One sentence for an expected failure, the stack and where to report it for a bug; under `--format json` as JSON.
 *
 * @returns the exit code
 */
export function reportError(error: unknown, line: CommandLine): number {
  const expected = asExpected(error, line)
  if (expected === undefined) return reportBug(error, line)
  const exitCode = exitCodeOf(expected.kind)
  const {code, args} = expected.detail
  write(line, {code, args, text: say(expected.detail), exitCode}, `tune: ${say(expected.detail)}`)
  return exitCode
}

function reportBug(error: unknown, line: CommandLine): number {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const exitCode = exitCodes.broken
  const request =
    'This is a bug in tune. Please report it with the lines above and the output of tune --version.'
  write(line, {code: 'bug', args: {}, text: stack, exitCode}, `tune: ${stack}\n${request}`)
  return exitCode
}

function write(line: CommandLine, json: object, text: string): void {
  if (wantsJson(line.argv))
    process.stdout.write(`${JSON.stringify({schemaVersion: 1, kind: 'error', ...json}, null, 2)}\n`)
  else process.stderr.write(`${text}\n`)
}

function wantsJson(argv: readonly string[]): boolean {
  const own = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv
  return own.some((arg, index) => {
    if (arg === '--format=json' || arg === '-fjson' || arg === '-f=json') return true
    return (arg === '--format' || arg === '-f') && own[index + 1] === 'json'
  })
}

function asExpected(error: unknown, line: CommandLine): ExpectedError | undefined {
  if (error instanceof ExpectedError) return error
  if (errorCode(error) === 'EMFILE')
    return new ExpectedError('undetermined', message('too-few-open-files', {}))
  if (!isUsageError(error)) return undefined
  return new ExpectedError('usage', usageMessage(error, line))
}

/** oclif's parser marks what is the caller's mistake with exit code 2. */
function isUsageError(error: unknown): error is Error {
  if (!(error instanceof Error) || !('oclif' in error)) return false
  const {oclif} = error
  return typeof oclif === 'object' && oclif !== null && 'exit' in oclif && oclif.exit === exitCodes.usage
}

/** The parser's errors carry what they are about in a field of their own. */
function firstOf(error: Error, field: 'flags' | 'args'): string | undefined {
  const list: unknown = Object.entries(error).find(([name]) => name === field)?.[1]
  return Array.isArray(list) && list.length > 0 ? String(list[0]) : undefined
}

/** What stands before the first flag: the command, and perhaps arguments. */
function wordsOf(argv: readonly string[]): string[] {
  const flag = argv.findIndex((arg) => arg.startsWith('-'))
  return flag === -1 ? [...argv] : argv.slice(0, flag)
}

/** The longest command these words begin with; oclif writes `profile show` as profile:show. */
function commandOf(words: readonly string[], commands: CommandLine['commands']) {
  const ids = words.map((_, index) => words.slice(0, index + 1).join(':')).toReversed()
  for (const id of ids) {
    const command = commands.find((candidate) => candidate.id === id)
    if (command !== undefined) return command
  }
  return undefined
}

/** For `tune profile shwo` the commands of that topic are looked at, for `tune chek` all that stand alone. */
function unknownCommand(words: readonly string[], ids: readonly string[]): Message {
  const [first = '', second] = words
  const spoken = ids.map((id) => id.replaceAll(':', ' '))
  const inTopic = (topic: string) => spoken.filter((name) => name.startsWith(`${topic} `))
  const command = second !== undefined && inTopic(first).length > 0 ? `${first} ${second}` : first
  if (command !== first)
    return message('unknown-command', {command, nearest: nearest(command, inTopic(first))})
  const close = nearest(
    first,
    spoken.map((name) => name.split(' ')[0] ?? name),
  )
  const whole = second === undefined || close === null ? null : nearest(`${close} ${second}`, inTopic(close))
  return message('unknown-command', {command, nearest: whole ?? close})
}

function usageMessage(error: Error, {argv, commands}: CommandLine): Message {
  const words = wordsOf(argv)
  const known = commandOf(words, commands)
  if (known === undefined) {
    const [first = ''] = argv
    return first.startsWith('-')
      ? message('unknown-flag', {flag: first, nearest: null, command: ''})
      : unknownCommand(
          words,
          commands.map(({id}) => id),
        )
  }
  const command = known.id.replaceAll(':', ' ')
  // With blanks between topics, oclif takes `check extra` for a command of that name.
  const [, wanted] = /^command (\S+) not found$/.exec(error.message) ?? []
  if (wanted?.startsWith(`${known.id}:`)) {
    const argument = wanted.slice(known.id.length + 1).replaceAll(':', ' ')
    return message('unexpected-argument', {argument, command})
  }
  const flag = firstOf(error, 'flags')
  if (error.constructor.name === 'NonExistentFlagsError' && flag !== undefined) {
    const candidates = known.flags.map((name) => `--${name}`)
    return message('unknown-flag', {flag, nearest: nearest(flag, candidates), command})
  }
  if (error.constructor.name === 'UnexpectedArgsError') {
    return message('unexpected-argument', {argument: firstOf(error, 'args') ?? '', command})
  }
  const detail = (error.message.split('\nSee more help')[0] ?? '').replaceAll(/\s+/g, ' ').replace(/\.$/, '')
  return message('usage', {detail, command})
}
