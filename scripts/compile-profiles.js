// The built-in profiles are checked when tune is built, not each time it runs.
import {mkdirSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {localHost} from '../dist/src/host/local-host.js'
import {builtInProfiles, readProfile} from '../dist/src/profile/load.js'

process.chdir(fileURLToPath(new URL('..', import.meta.url))) // Relative paths: a package must not name its builder's folders.
mkdirSync('dist/profiles', {recursive: true})
for (const name of await builtInProfiles(localHost, 'profiles')) {
  const {profile} = await readProfile(localHost, `profiles/${name}.yaml`, 'profiles')
  writeFileSync(`dist/profiles/${name}.json`, JSON.stringify(profile))
}
