import {constants} from 'node:os'
import {execa} from 'execa'
import which from 'which'
import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'

/** Ended by a signal: what shells report. */
const signalBase = 128

const forwarded = ['SIGTERM', 'SIGHUP'] as const

const waitForIt = () => {}

/** Looks a program up before anything is begun for its sake. @throws ExpectedError (usage) when there is none */
export async function requireProgram(program: string): Promise<void> {
  if ((await which(program, {nothrow: true})) !== null) return
  throw new ExpectedError('usage', message('command-not-found', {command: program}))
}

/**
 * Runs a command in our place: same terminal, same environment, and the open-file limit Node has raised for us.
 * Ctrl-C reaches it from the terminal, with us waiting; other signals are passed on.
 *
 * @returns its exit code, or 128 + the signal that ended it
 * @throws ExpectedError (usage) when it cannot be started
 */
export async function runCommand([file = '', ...args]: readonly string[]): Promise<number> {
  const running = execa(file, args, {stdio: 'inherit', reject: false, cleanup: true})
  const passOn = (signal: NodeJS.Signals) => void running.kill(signal)
  process.on('SIGINT', waitForIt)
  for (const signal of forwarded) process.on(signal, passOn)
  const result = await running
  process.removeListener('SIGINT', waitForIt)
  for (const signal of forwarded) process.removeListener(signal, passOn)

  if (result.exitCode !== undefined) return result.exitCode
  if (result.signal !== undefined) return signalBase + constants.signals[result.signal]
  const reason = result.code ?? 'for no reason given'
  throw new ExpectedError('usage', message('command-not-started', {command: file, reason}))
}
