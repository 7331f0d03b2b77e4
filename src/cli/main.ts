import {Config, run, settings} from '@oclif/core'
import {fileURLToPath} from 'node:url'
import {errorCode} from '../model/error-code.js'
import {message} from '../model/message.js'
import {say} from '../text/say.js'
import {exitCodes} from './exit-codes.js'
import {reportError} from './report-error.js'

/**
 * Runs tune and says how it ended.
 *
 * @param root a file URL inside the package, from which oclif finds package.json
 * @returns the exit code
 */
export async function main(argv: readonly string[], root: string): Promise<number> {
  // What runs is dist. oclif would look for TypeScript where NODE_ENV is test, and complain to the user.
  settings.enableAutoTranspile = false
  const output = watchOutput()
  const config = await Config.load({root: fileURLToPath(root), userPlugins: false, devPlugins: false})
  try {
    const result: unknown = await run(helpInAnyOrder(argv), config)
    await output.written()
    return exitCodeOfRun(result, output.isBroken())
  } catch (error) {
    const commands = config.commands.map(({id, flags}) => ({id, flags: Object.keys(flags)}))
    return reportError(error, {argv, commands})
  }
}

/** What the run found outweighs a report that could not be written, and so does the code of a gate's command. */
function exitCodeOfRun(result: unknown, isOutputBroken: boolean): number {
  const exitCode = typeof result === 'number' ? result : exitCodes.passed
  return exitCode === exitCodes.passed && isOutputBroken ? exitCodes.usage : exitCode
}

/** `tune help check` is `tune check --help`: oclif's core knows only the flag. */
function helpInAnyOrder(argv: readonly string[]): string[] {
  return argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv]
}

/**
 * A reader that went away (`tune check | head -1`) has what it wanted; the verdict is still in the exit code.
 * A full disk behind standard output is said once.
 */
function watchOutput(): {written: () => Promise<void>; isBroken: () => boolean} {
  let isBroken = false
  process.stderr.on('error', () => {}) // Nobody is left to tell.
  process.stdout.removeAllListeners('error') // oclif's own throws, and the stack would be ours.
  process.stdout.on('error', (error) => {
    const reason = errorCode(error)
    if (reason === 'EPIPE' || isBroken) return
    isBroken = true
    process.stderr.write(`tune: ${say(message('output-not-writable', {path: 'standard output', reason}))}\n`)
  })
  return {
    written: () => new Promise((resolve) => process.stdout.write('', () => resolve())),
    isBroken: () => isBroken,
  }
}
