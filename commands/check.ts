import {join} from 'node:path'
import {ReportCommand} from '../src/cli/report-command.js'
import {checkExitCode} from '../src/cli/check-exit-code.js'
import {checkHost} from '../src/cli/check-host.js'
import {checkFlags, checkTarget, factsFlag, roleFlag, workloadFlags} from '../src/cli/flags.js'
import {writeReport} from '../src/cli/write-report.js'
import {localHost} from '../src/host/local-host.js'

export default class Check extends ReportCommand {
  static override summary = 'Can this host hold N connections, and what is the first wall?'
  static override description = `Reads the limits of this host and of the calling shell and says how many connections each allows, the lowest first, with the setting behind it and how to raise it; then the settings that deviate from a profile and what the next boot or login changes. With --port or --pid it judges a running server too; with --facts, saved facts. Changes nothing.

Exits 0 when the host holds the target, 3 when it does not, 4 when that cannot be told.`
  static override examples = [
    '<%= config.bin %> check --target 10000',
    '<%= config.bin %> check --target 100k --role client --sources 4',
    '<%= config.bin %> check --target 5000 --runtime python --format json',
    '<%= config.bin %> check --target 20000 --rate 5000 --profile linux-ci --fail-on warn',
  ]
  static override flags = {target: checkTarget, ...workloadFlags, ...roleFlag, ...checkFlags, ...factsFlag}

  async run(): Promise<number> {
    const {flags} = await this.parse(Check)
    const {report} = await checkHost(localHost, flags, join(this.config.root, 'profiles'))
    await writeReport(report, flags)
    return checkExitCode(report, flags['fail-on'])
  }
}
