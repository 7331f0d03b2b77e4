import {askTarget} from '../src/cli/ask-target.js'
import {ReportCommand} from '../src/cli/report-command.js'
import {factsOf} from '../src/cli/check-host.js'
import {floodExitCode} from '../src/cli/flood-exit-code.js'
import {floodHost} from '../src/cli/flood-host.js'
import {floodFlags, floodTarget, workloadFlags} from '../src/cli/flags.js'
import {interruptible} from '../src/cli/interruption.js'
import {workloadFrom} from '../src/cli/workload-from-flags.js'
import {writeReport} from '../src/cli/write-report.js'
import {localHost} from '../src/host/local-host.js'

export default class Flood extends ReportCommand {
  static override summary = 'Open N real connections on loopback and count them at both ends.'
  static override description = `Starts server and client processes, one of each unless told otherwise, opens the connections, sends a byte there and back over each, holds them, counts them at both ends, closes them by reset, and says what stopped it when it fell short. Goes to this host's loopback only.

Exits 0 when all were held, 8 when not, 3 when memory cannot carry the target, 130 when interrupted.`
  static override examples = [
    '<%= config.bin %> flood --target 1000',
    '<%= config.bin %> flood --target 5k --rate 2000 --hold 3',
    '<%= config.bin %> flood --target 10000 --processes auto --format json',
  ]
  static override flags = {target: floodTarget, ...workloadFlags, ...floodFlags}

  async run(): Promise<number> {
    const {flags} = await this.parse(Flood)
    const target = await askTarget(flags.target, 'flood')
    const facts = await factsOf(localHost)
    const workload = workloadFrom({...flags, target, role: 'both', runtime: 'node'}, facts)
    const report = await interruptible((interruption) =>
      floodHost(localHost, facts, workload, flags, this.config.root, interruption),
    )
    await writeReport(report, flags)
    return floodExitCode(report)
  }
}
