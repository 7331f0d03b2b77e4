import {execa} from 'execa'
import {absent, known, unreadable, type Fact} from '../model/fact.js'

/** No program tune asks takes longer; one that does is not waited for. */
const timeoutMs = 10_000

/** Runs a program that only reads. Its source is its command line. */
export async function runProgram(file: string, args: readonly string[]): Promise<Fact<string>> {
  const source = [file, ...args].join(' ')
  const result = await execa(file, args, {
    reject: false,
    timeout: timeoutMs,
    stdin: 'ignore',
    env: {LC_ALL: 'C'},
  })
  if (result.code === 'ENOENT') return absent(source)
  if (result.exitCode === 0) return known(result.stdout, source)
  if (result.timedOut) return unreadable(source, `no answer in ${timeoutMs / 1000} s`)
  const said = result.stderr?.split('\n')[0] ?? ''
  return unreadable(source, said === '' ? `exit code ${result.exitCode ?? 'unknown'}` : said)
}
