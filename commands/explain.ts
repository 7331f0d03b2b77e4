import {ExpectedError} from '../src/model/expected-error.js'
import {message} from '../src/model/message.js'
import {ReportCommand} from '../src/cli/report-command.js'
import {explainHere} from '../src/cli/explain-here.js'
import {plannedFlags} from '../src/cli/flags.js'
import {writeReport} from '../src/cli/write-report.js'
import {localHost} from '../src/host/local-host.js'
import {nearest} from '../src/text/nearest.js'

export default class Explain extends ReportCommand {
  static override summary = 'What a setting, limit, error, counter or line of a log means, and what to do.'
  static override description = `Takes names (net.core.somaxconn, nofile, ephemeral-ports, EADDRNOTAVAIL, 10055, ListenOverflows, exit 8) or a line pasted from a log or a load tool, best in quotes. Says what it is, why it matters for the target, what this host has, how to change it, and what goes wrong.

Exits 0, or 2 when it is not known.`
  static override usage = 'explain THING... [FLAGS]'
  static override examples = [
    '<%= config.bin %> explain somaxconn',
    '<%= config.bin %> explain EADDRNOTAVAIL --target 50k',
    '<%= config.bin %> explain "dial tcp 127.0.0.1:8081: connect: cannot assign requested address"',
  ]
  static override strict = false
  static override flags = plannedFlags

  async run(): Promise<number> {
    const {flags, argv} = await this.parse(Explain, withUlimitWhole(this.argv))
    const words = argv.map(String)
    // Anything may be pasted, but what looks like a long flag is a slip.
    const flag = words.find((word) => /^--[a-z-]+(=|$)/.test(word))
    if (flag !== undefined) {
      const known = Object.keys({...Explain.baseFlags, ...Explain.flags}).map((name) => `--${name}`)
      throw new ExpectedError(
        'usage',
        message('unknown-flag', {flag, nearest: nearest(flag, known), command: 'explain'}),
      )
    }
    await writeReport(await explainHere(localHost, words, flags), flags)
    return 0
  }
}

/** `ulimit -n` is one thing to ask for, not a flag of ours. */
function withUlimitWhole(argv: readonly string[]): string[] {
  return argv.reduce<string[]>((words, word) => {
    const isOfUlimit = words.at(-1) === 'ulimit' && /^-[SH]?n$/.test(word)
    return isOfUlimit ? [...words.slice(0, -1), `ulimit ${word}`] : [...words, word]
  }, [])
}
