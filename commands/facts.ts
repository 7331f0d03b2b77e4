import {hostname} from 'node:os'
import {Flags} from '@oclif/core'
import {join} from 'node:path'
import type {FactsFile} from '../src/model/facts-file.js'
import {BaseCommand} from '../src/cli/base-command.js'
import {factsOf} from '../src/cli/check-host.js'
import {exitCodes} from '../src/cli/exit-codes.js'
import {writeText} from '../src/cli/write-report.js'
import {factsSchemaVersion} from '../src/facts/facts-schema.js'
import {localHost} from '../src/host/local-host.js'
import {loadProfile} from '../src/profile/load.js'
import {settingsOf} from '../src/profile/resolve.js'

export default class FactsCommand extends BaseCommand {
  static override summary = 'Save everything check judges as JSON, to be judged elsewhere.'
  static override description = `Reads what check reads and writes it down: for a bug report, a fleet, or a look from another machine with check --facts. The name of the host is left out unless asked for; that of the user is in it.

Exits 0; 2 when the profile is invalid; 4 on a system that is not Linux.`
  static override examples = [
    '<%= config.bin %> facts --output host.json',
    '<%= config.bin %> check --target 20000 --facts host.json',
  ]
  static override flags = {
    'host-name': Flags.boolean({summary: 'Write down the name of this host too.'}),
    profile: Flags.string({
      char: 'p',
      helpValue: 'NAME|FILE',
      default: 'linux-high-conn',
      summary: 'Read the settings this profile names, beside those tune knows.',
    }),
  }

  async run(): Promise<number> {
    const {flags} = await this.parse(FactsCommand)
    const profile = await loadProfile(localHost, flags.profile, join(this.config.root, 'profiles'))
    const facts = await factsOf(localHost, settingsOf(profile.entries))
    const file: FactsFile = {
      schemaVersion: factsSchemaVersion,
      kind: 'facts',
      tune: this.config.version,
      hostName: flags['host-name'] ? hostname() : null,
      facts,
    }
    await writeText(() => `${JSON.stringify(file, null, 2)}\n`, flags)
    return exitCodes.passed
  }
}
