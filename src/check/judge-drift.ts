import type {Finding} from '../model/check-report.js'
import type {Facts} from '../model/facts.js'
import {message} from '../model/message.js'
import type {FromFiles} from '../model/next-boot.js'
import type {Requirement} from '../model/profile.js'
import {findSetting} from '../settings/linux/catalogue.js'
import {judgeLogins} from './judge-logins.js'
import {judgeNextBoot} from './judge-next-boot.js'

const hostsOwn = 'net.core.netdev_max_backlog'

/** What is so now and will not be after a boot or in a new login. A warning, never a failure. */
export function judgeDrift(facts: Facts, requirements: readonly Requirement[]): Finding[] {
  return [...judgeSettings(facts, requirements), ...judgeLogins(facts)]
}

function judgeSettings(
  {nextBoot, settings, identity}: Facts,
  requirements: readonly Requirement[],
): Finding[] {
  if (nextBoot.state === 'absent') return []
  if (nextBoot.state === 'unreadable') return [unknown(nextBoot)]
  const {tunedProfile} = nextBoot.value
  // TuneD applies its profile after the files: then a value that no file sets need not be lost.
  const isByFilesOnly = tunedProfile.state === 'absent' && identity.state === 'known'
  const kernel = isByFilesOnly ? identity.value.kernel : undefined

  // Only the initial network namespace, the one a boot sets up, has the host's own settings of the network.
  const isElsewhere = settings[hostsOwn]?.state === 'absent'

  const inForce = Object.entries(nextBoot.value.settings).flatMap(([setting, files]) => {
    const now = settings[setting]
    return now?.state === 'known' ? [{setting, files, now: now.value}] : []
  })
  const found = inForce.flatMap(({setting, files, now}) => {
    const wish = requirements.find((requirement) => requirement.setting === setting)?.wish
    const isPassing = isElsewhere && isOfNamespace(setting)
    return judgeNextBoot({setting, now, files, wish, kernel, isPassing}) ?? []
  })
  return [...unknownSources(inForce.map(({files}) => files)).map(unknown), ...found]
}

/** What nobody described counts as what nearly all of net.* is. */
function isOfNamespace(setting: string): boolean {
  const scope = findSetting(setting)?.scope ?? (setting.startsWith('net.') ? 'namespace' : 'host')
  return scope === 'namespace'
}

type Unreadable = Extract<FromFiles['systemd'], {state: 'unreadable'}>

/** Each file once, however many settings it could decide. */
function unknownSources(all: readonly FromFiles[]): Unreadable[] {
  const bySource = new Map<string, Unreadable>()
  for (const {systemd} of all) if (systemd.state === 'unreadable') bySource.set(systemd.source, systemd)
  return [...bySource.values()]
}

function unknown({source, reason}: Pick<Unreadable, 'source' | 'reason'>): Finding {
  return {
    id: 'next-boot',
    kind: 'drift',
    verdict: 'warn',
    message: message('drift-unknown', {source, reason}),
  }
}
