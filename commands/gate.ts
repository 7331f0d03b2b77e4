import {join} from 'node:path'
import {ExpectedError} from '../src/model/expected-error.js'
import type {GateReport} from '../src/model/gate-report.js'
import {message} from '../src/model/message.js'
import {askTarget} from '../src/cli/ask-target.js'
import {ReportCommand} from '../src/cli/report-command.js'
import {checkExitCode} from '../src/cli/check-exit-code.js'
import {checkHost} from '../src/cli/check-host.js'
import {exitCodes} from '../src/cli/exit-codes.js'
import {checkFlags, floodFlags, floodTarget, workloadFlags} from '../src/cli/flags.js'
import {floodExitCode} from '../src/cli/flood-exit-code.js'
import {floodHost} from '../src/cli/flood-host.js'
import {interruptible} from '../src/cli/interruption.js'
import {requireProgram, runCommand} from '../src/cli/run-command.js'
import {writeReport} from '../src/cli/write-report.js'
import {localHost} from '../src/host/local-host.js'

export default class Gate extends ReportCommand {
  static override summary = 'Check, then flood; when both pass, run the command after `--`.'
  static override description = `Puts the host's answer before the benchmark: when the check fails or the flood falls short, the command is not run. It runs with this terminal and with the open-file limit raised to the hard one.

Exits with the command's own exit code; with 3, 4 or 8 when it was not run because the check or the flood said no.`
  static override usage = 'gate --target N [FLAGS] [-- COMMAND ARGS...]'
  static override examples = [
    '<%= config.bin %> gate --target 1000',
    '<%= config.bin %> gate --target 500 -- node --version',
    '<%= config.bin %> gate --target 10k --fail-on warn -- npm run bench',
  ]
  static override strict = false
  static override flags = {target: floodTarget, ...workloadFlags, ...checkFlags, ...floodFlags}

  async run(): Promise<number> {
    const {own, command} = splitAtDashes(this.argv)
    const {flags, argv} = await this.parse(Gate, own)
    if (argv.length > 0) {
      throw new ExpectedError('usage', message('command-before-dashes', {argument: String(argv[0])}))
    }
    if (command[0] !== undefined) await requireProgram(command[0])
    const target = await askTarget(flags.target, 'gate')
    const choices = {...flags, target, role: 'both'} as const
    const {report: check, facts} = await checkHost(localHost, choices, join(this.config.root, 'profiles'))
    const checked = checkExitCode(check, flags['fail-on'])
    const base = {kind: 'gate', target, check, command} as const
    if (checked !== exitCodes.passed) {
      const outcome = checked === exitCodes.failed ? 'check-failed' : 'check-undetermined'
      await writeReport({...base, outcome, flood: null}, flags)
      return checked
    }

    const flood = await interruptible((interruption) =>
      floodHost(localHost, facts, check.workload, flags, this.config.root, interruption),
    )
    const outcomes = {held: 'passed', short: 'flood-short', interrupted: 'interrupted'} as const
    const report: GateReport = {...base, outcome: outcomes[flood.outcome], flood}
    await writeReport(report, flags)
    if (report.outcome !== 'passed' || command.length === 0) return floodExitCode(flood)
    return runCommand(command)
  }
}

/** What stands behind -- is the command's, word for word; oclif's parser would look for our flags in it. */
function splitAtDashes(argv: readonly string[]): {own: string[]; command: string[]} {
  const dashes = argv.indexOf('--')
  return dashes === -1
    ? {own: [...argv], command: []}
    : {own: argv.slice(0, dashes), command: argv.slice(dashes + 1)}
}
