import {expect, it} from 'vitest'
import {localHost} from '../../src/host/local-host.js'
import {readCompiled} from '../../src/profile/compiled.js'
import {builtInProfiles, readProfile} from '../../src/profile/load.js'
import {root} from './support/tune.js'

const folder = `${root}profiles`

it.each(await builtInProfiles(localHost, folder))('%s is compiled as it is written', async (name) => {
  const compiled = await readCompiled(localHost, name, folder)
  const {profile} = await readProfile(localHost, `${folder}/${name}.yaml`, folder)
  const {extends: _, ...asWritten} = profile
  expect(compiled).toMatchObject(asWritten)
})

it('a compiled profile names no folder of the machine it was built on', async () => {
  for (const name of await builtInProfiles(localHost, folder)) {
    expect(JSON.stringify(await readCompiled(localHost, name, folder))).not.toContain(root)
  }
})
