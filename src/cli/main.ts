import {Config, run} from '@oclif/core'
import {fileURLToPath} from 'node:url'
import {reportError} from './report-error.js'

/**
 * Runs tune and says how it ended.
 *
 * @param root a file URL inside the package, from which oclif finds package.json
 * @returns the exit code
 */
export async function main(argv: readonly string[], root: string): Promise<number> {
  ignoreClosedPipe(process.stdout)
  ignoreClosedPipe(process.stderr)
  const config = await Config.load(fileURLToPath(root))
  try {
    const result: unknown = await run(helpInAnyOrder(argv), config)
    return typeof result === 'number' ? result : 0
  } catch (error) {
    const commands = config.commands.map(({id, flags}) => ({id, flags: Object.keys(flags)}))
    return reportError(error, {argv, commands})
  }
}

/** `tune help check` is `tune check --help`: oclif's core knows only the flag. */
function helpInAnyOrder(argv: readonly string[]): string[] {
  return argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv]
}

/** A reader that went away (`tune check | head -1`) has what it wanted; the verdict is still in the exit code. */
function ignoreClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
