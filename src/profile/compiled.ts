import type {Profile} from '../model/profile.js'
import type {Host} from '../host/host.js'

/** Where the build leaves the built-in profiles, seen from the folder they are written in. */
const compiledFolder = '../dist/profiles'

/**
 * A built-in profile as the build left it: checked, its parents' lines included. Reading it takes neither zod nor
 * yaml, which is 70 ms and fifty open files; `undefined` where tune runs from its sources.
 */
export async function readCompiled(
  host: Host,
  name: string,
  builtInFolder: string,
): Promise<Profile | undefined> {
  const text = await host.readText(`${builtInFolder}/${compiledFolder}/${name}.json`)
  if (text.state !== 'known') return undefined
  const profile: Profile = JSON.parse(text.value)
  return profile
}
