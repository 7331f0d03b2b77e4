import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'
import type {ParentReference, Profile} from '../model/profile.js'
import type {Host} from '../host/host.js'
import {nearest} from '../text/nearest.js'
import {bytesToRead, decodeProfile} from './decode.js'
import {readCompiled} from './compiled.js'
import {inherit} from './inherit.js'
import {besideFile, isPath} from './locate.js'

/**
 * A profile for this host, by the name of a built-in one, or by the path of a file (anything with a slash or ending
 * in .yaml or .yml), with the lines of the profiles it builds on.
 *
 * @throws ExpectedError (usage) with the place of what is wrong
 */
export async function loadProfile(host: Host, profile: string, builtInFolder: string): Promise<Profile> {
  const {file, profile: read} = await readProfile(host, profile, builtInFolder)
  if (read.system !== host.system) {
    throw new ExpectedError(
      'usage',
      message('profile-wrong-system', {file, wants: read.system, system: host.system}),
    )
  }
  return read
}

/** The same for any system. */
export async function readProfile(
  host: Host,
  profile: string,
  builtInFolder: string,
): Promise<{file: string; profile: Profile}> {
  if (isPath(profile))
    return {file: profile, profile: await readChain(host, profile, builtInFolder, [], undefined)}
  const file = await builtIn(host, profile, builtInFolder)
  const compiled = await readCompiled(host, profile, builtInFolder)
  return {file, profile: compiled ?? (await readChain(host, file, builtInFolder, [], undefined))}
}

/** The names of the built-in profiles, sorted. */
export async function builtInProfiles(host: Host, folder: string): Promise<string[]> {
  const files = await host.listFolder(folder)
  return (files.state === 'known' ? files.value : [])
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted()
}

/** @param below the files that led here, the first one first */
async function readChain(
  host: Host,
  file: string,
  folder: string,
  below: readonly string[],
  named: ParentReference | undefined,
): Promise<Profile> {
  const chain = [...below, file]
  if (named !== undefined && below.includes(file)) {
    throw new ExpectedError('usage', message('profile-cycle', {...placeOf(named), chain}))
  }
  const text = await readFile(host, file, named)
  const {parseProfile} = await import('./parse.js') // zod and yaml: 80 ms that other commands need not wait for
  const profile = parseProfile(text, file)
  if (profile.extends === undefined) return profile

  const {parent: wanted} = profile.extends
  const parentFile = isPath(wanted)
    ? besideFile(file, wanted)
    : await builtInParent(host, profile.extends, folder)
  const parent = await readChain(host, parentFile, folder, chain, profile.extends)
  if (parent.system !== profile.system) {
    const {system} = profile
    throw new ExpectedError(
      'usage',
      message('profile-parent-of-other-system', {...profile.extends, wants: parent.system, system}),
    )
  }
  return inherit(profile, parent)
}

async function readFile(host: Host, file: string, named: ParentReference | undefined): Promise<string> {
  const bytes = await host.readBytes(file, bytesToRead)
  if (bytes.state === 'known') return decodeProfile(bytes.value, file)
  const reason = bytes.state === 'absent' ? 'there is no such file' : bytes.reason
  throw new ExpectedError(
    'usage',
    named === undefined
      ? message('profile-unreadable', {file, reason})
      : message('profile-parent-unreadable', {...placeOf(named), parent: file, reason}),
  )
}

function placeOf({file, line, column}: ParentReference) {
  return {file, line, column}
}

async function builtIn(host: Host, name: string, folder: string): Promise<string> {
  const known = await builtInProfiles(host, folder)
  if (known.includes(name)) return `${folder}/${name}.yaml`
  throw new ExpectedError(
    'usage',
    message('profile-not-found', {profile: name, known, nearest: nearest(name, known)}),
  )
}

async function builtInParent(host: Host, reference: ParentReference, folder: string): Promise<string> {
  const {parent} = reference
  const known = await builtInProfiles(host, folder)
  if (known.includes(parent)) return `${folder}/${parent}.yaml`
  throw new ExpectedError(
    'usage',
    message('profile-parent-not-found', {...reference, known, nearest: nearest(parent, known)}),
  )
}
