import {join} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {plannedFlags} from '../../src/cli/flags.js'
import {plannedWorkload} from '../../src/cli/planned-workload.js'
import {writeReport, writeText} from '../../src/cli/write-report.js'
import {localHost} from '../../src/host/local-host.js'
import {readProfile} from '../../src/profile/load.js'
import {formats} from '../../src/report/render.js'

export default class ProfileShow extends BaseCommand {
  static override summary = 'Every line of a profile, those of the profiles it builds on included.'
  static override description = `With --resolved, or any flag of the workload, every "auto" is the number the workload needs. With --format yaml the output is a profile again.`
  static override examples = [
    '<%= config.bin %> profile show linux-high-conn',
    '<%= config.bin %> profile show linux-million --resolved --target 1m --sources 16',
    '<%= config.bin %> profile show linux-server --target 50k --role server --format yaml',
  ]
  static override args = {
    profile: Args.string({required: true, description: 'a built-in profile or a YAML file'}),
  }
  static override flags = {
    resolved: Flags.boolean({summary: 'Say numbers instead of auto, for the workload of these flags.'}),
    ...plannedFlags,
    format: Flags.option({
      char: 'f',
      options: [...formats, 'yaml'] as const,
      default: 'text',
      summary: 'How the profile is written.',
      helpGroup: 'REPORT',
    })(),
  }

  async run(): Promise<number> {
    const {args, flags, metadata} = await this.parse(ProfileShow)
    const {profile} = await readProfile(localHost, args.profile, join(this.config.root, 'profiles'))
    const isSaid = Object.entries(flags).some(
      ([name, value]) =>
        name in plannedFlags && value !== undefined && metadata.flags[name]?.setFromDefault !== true,
    )
    const sized = flags.resolved || isSaid ? await plannedWorkload(localHost, flags) : null
    const {profileReport} = await import('../../src/profile/profile-report.js')
    const report = profileReport(profile, sized)
    const {format, ...output} = flags
    if (format === 'yaml') {
      const {toYaml} = await import('../../src/profile/to-yaml.js')
      await writeText(() => toYaml(report), output)
    } else {
      await writeReport(report, {format, ...output})
    }
    return 0
  }
}
