import {join} from 'node:path'
import {ReportCommand} from '../../src/cli/report-command.js'
import {writeReport} from '../../src/cli/write-report.js'
import {localHost} from '../../src/host/local-host.js'
import {builtInProfiles, readProfile} from '../../src/profile/load.js'

export default class ProfileList extends ReportCommand {
  static override summary = 'The built-in profiles and what each is for.'
  static override examples = ['<%= config.bin %> profile list']

  async run(): Promise<number> {
    const {flags} = await this.parse(ProfileList)
    const folder = join(this.config.root, 'profiles')
    const names = await builtInProfiles(localHost, folder)
    const read = await Promise.all(names.map((name) => readProfile(localHost, name, folder)))
    const profiles = read.map(({profile}) => ({
      name: profile.name,
      description: profile.description,
      system: profile.system,
      extends: profile.extends?.parent ?? null,
      settings: profile.entries.length,
    }))
    await writeReport({kind: 'profile-list', profiles}, flags)
    return 0
  }
}
