import {join} from 'node:path'
import {Args} from '@oclif/core'
import {ReportCommand} from '../../src/cli/report-command.js'
import {writeReport} from '../../src/cli/write-report.js'
import {localHost} from '../../src/host/local-host.js'
import {readProfile} from '../../src/profile/load.js'

export default class ProfileValidate extends ReportCommand {
  static override summary = 'Is this file a profile? If not, what is wrong, and where?'
  static override description = `Reads a profile and those it builds on, for whatever system they are.

Exits 0 when it can be used, 2 with file, line and column when not.`
  static override examples = ['<%= config.bin %> profile validate linux-server']
  static override args = {
    file: Args.string({required: true, description: 'a YAML file, or the name of a built-in profile'}),
  }

  async run(): Promise<number> {
    const {args, flags} = await this.parse(ProfileValidate)
    const folder = join(this.config.root, 'profiles')
    const {profile} = await readProfile(localHost, args.file, folder)
    const {name, entries} = profile
    await writeReport({kind: 'profile-valid', file: args.file, name, settings: entries.length}, flags)
    return 0
  }
}
