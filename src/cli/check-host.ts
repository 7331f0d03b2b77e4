import type {CheckReport} from '../model/check-report.js'
import {ExpectedError} from '../model/expected-error.js'
import type {Facts} from '../model/facts.js'
import {message} from '../model/message.js'
import type {Profile} from '../model/profile.js'
import type {ServerFacts} from '../model/server-facts.js'
import {check} from '../check/check.js'
import {smallestBacklog} from '../check/judge-server.js'
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
  requireLinux(host)
  return gatherFacts(host, extraSettings)
}

function requireLinux(host: Host): void {
  if (host.system === 'linux') return
  throw new ExpectedError('undetermined', message('system-not-supported', {system: process.platform}))
}

interface ServerChoices {
  readonly port?: readonly number[] | undefined
  readonly pid?: readonly number[] | undefined
}

/** The running servers that were named, ports first, each once. */
async function serversOf(host: Host, {port = [], pid = []}: ServerChoices): Promise<readonly ServerFacts[]> {
  if (port.length + pid.length === 0) return []
  const {readServers} = await import('../facts/linux/server.js') // Not every check asks for one.
  return readServers(host, [
    ...[...new Set(port)].map((number) => ({by: 'port', port: number}) as const),
    ...[...new Set(pid)].map((number) => ({by: 'pid', pid: number}) as const),
  ])
}

export interface CheckChoices extends WorkloadChoices, ServerChoices {
  readonly profile: string
  /** A file written by `tune facts`, to be judged instead of this host. */
  readonly facts?: string | undefined
}

/** Profile and facts → report: what `check` is and `gate` begins with. */
export async function checkHost(
  host: Host,
  choices: CheckChoices,
  profilesFolder: string,
): Promise<{report: CheckReport; facts: Facts}> {
  if (choices.facts !== undefined) return checkSaved(host, choices, choices.facts, profilesFolder)
  requireLinux(host) // Before the profile, whose system would be the lesser trouble.
  const profile = await loadProfile(host, choices.profile, profilesFolder)
  const facts = await factsOf(host, settingsOf(profile.entries))
  return judge(facts, choices, profile, await serversOf(host, choices))
}

/** The same judgement over facts that were saved elsewhere, on whatever system. */
async function checkSaved(host: Host, choices: CheckChoices, file: string, profilesFolder: string) {
  if ((choices.port ?? []).length + (choices.pid ?? []).length > 0) {
    throw new ExpectedError('usage', message('facts-and-servers', {file}))
  }
  const {readFactsFile} = await import('../facts/facts-file.js')
  const facts = await readFactsFile(host, file)
  return judge(
    facts,
    choices,
    await loadProfile({...host, system: facts.system}, choices.profile, profilesFolder),
    [],
  )
}

function judge(
  facts: Facts,
  choices: CheckChoices,
  profile: Profile,
  servers: readonly ServerFacts[],
): {report: CheckReport; facts: Facts} {
  const backlogs = [smallestBacklog(servers), choices.backlog].filter((backlog) => backlog !== undefined)
  const workload = {
    ...workloadFrom(choices, facts),
    ...(backlogs.length === 0 ? {} : {backlog: Math.min(...backlogs)}),
  }
  const requirements = resolveProfile(profile, workload)
  return {report: check(facts, workload, {name: profile.name, requirements}, names, servers), facts}
}
