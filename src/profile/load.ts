import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'
import type {Profile} from '../model/profile.js'
import type {Host} from '../host/host.js'
import {nearest} from '../text/nearest.js'
import {bytesToRead, decodeProfile} from './decode.js'

/**
 * A profile by the name of a built-in one, or by the path of a file (anything with a slash or ending in .yaml or .yml).
 *
 * @throws ExpectedError (usage) with the place of what is wrong
 */
export async function loadProfile(host: Host, profile: string, builtInFolder: string): Promise<Profile> {
  const file = /[/\\]|\.ya?ml$/i.test(profile) ? profile : await builtIn(host, profile, builtInFolder)
  const bytes = await host.readBytes(file, bytesToRead)
  if (bytes.state !== 'known') {
    const reason = bytes.state === 'absent' ? 'there is no such file' : bytes.reason
    throw new ExpectedError('usage', message('profile-unreadable', {file, reason}))
  }
  const text = decodeProfile(bytes.value, file)
  const {parseProfile} = await import('./parse.js') // zod and yaml: 80 ms that other commands need not wait for
  const parsed = parseProfile(text, file)
  if (parsed.system !== host.system) {
    throw new ExpectedError(
      'usage',
      message('profile-wrong-system', {file, wants: parsed.system, system: host.system}),
    )
  }
  return parsed
}

async function builtIn(host: Host, name: string, folder: string): Promise<string> {
  const files = await host.listFolder(folder)
  const known = (files.state === 'known' ? files.value : [])
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted()
  if (!known.includes(name)) {
    throw new ExpectedError(
      'usage',
      message('profile-not-found', {profile: name, known, nearest: nearest(name, known)}),
    )
  }
  return `${folder}/${name}.yaml`
}
