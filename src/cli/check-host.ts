import type {CheckReport} from '../model/check-report.js'
import {ExpectedError} from '../model/expected-error.js'
import type {Facts} from '../model/facts.js'
import {message} from '../model/message.js'
import {check} from '../check/check.js'
import {gatherFacts} from '../facts/linux/gather.js'
import type {Host} from '../host/host.js'
import {loadProfile} from '../profile/load.js'
import {resolveProfile, settingsOf} from '../profile/resolve.js'
import {findSetting, linuxSettings} from '../settings/linux/catalogue.js'
import {nearest} from '../text/nearest.js'
import {workloadFrom, type WorkloadChoices} from './workload-from-flags.js'

const names = {
  isKnown: (setting: string) => findSetting(setting) !== undefined,
  nearest: (setting: string) =>
    nearest(
      setting,
      linuxSettings.map(({name}) => name),
    ),
}

/** Facts of this host, for the systems tune can judge. @throws ExpectedError (undetermined) on any other */
export async function factsOf(host: Host, extraSettings: readonly string[] = []): Promise<Facts> {
  if (host.system !== 'linux') {
    throw new ExpectedError('undetermined', message('system-not-supported', {system: process.platform}))
  }
  return gatherFacts(host, extraSettings)
}

/** Profile and facts → report: what `check` is and `gate` begins with. */
export async function checkHost(
  host: Host,
  choices: WorkloadChoices & {readonly profile: string},
  profilesFolder: string,
): Promise<{report: CheckReport; facts: Facts}> {
  if (host.system !== 'linux') await factsOf(host)
  const identity = host.identity() // The slowest of the facts: begun before the profile is read.
  const profile = await loadProfile(host, choices.profile, profilesFolder)
  const facts = await factsOf({...host, identity: () => identity}, settingsOf(profile.entries))
  const workload = workloadFrom(choices, facts)
  const requirements = resolveProfile(profile, workload)
  return {report: check(facts, workload, {name: profile.name, requirements}, names), facts}
}
