import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {Host} from '../../src/host/host.js'
import {localHost} from '../../src/host/local-host.js'
import {loadProfile} from '../../src/profile/load.js'
import {failureOfAsync} from '../build/failure.js'
import {hostWith, lockedFile} from '../build/host.js'

const text = 'name: mine\ndescription: For a test.\nsystem: linux\nsettings: {}\n'
const folder = '/package/profiles'
const host = hostWith({
  texts: {
    [`${folder}/linux-ci.yaml`]: text,
    '/home/me/my.yaml': text,
    'my.yml': text,
    '/locked.yaml': lockedFile('/locked.yaml'),
  },
  folders: {[folder]: ['schema.json', 'linux-high-conn.yaml', 'linux-ci.yaml']},
})

describe('loading a profile', () => {
  it.each([
    {name: 'by the name of a built-in one', profile: 'linux-ci'},
    {name: 'by a path', profile: '/home/me/my.yaml'},
    {name: 'by a file name', profile: 'my.yml'},
  ])('$name', async ({profile}) => {
    expect(await loadProfile(host, profile, folder)).toMatchObject({name: 'mine', entries: []})
  })

  const known = ['linux-ci', 'linux-high-conn']
  it.each([
    {
      name: 'a misspelt name',
      profile: 'linux-cl',
      code: 'profile-not-found',
      args: {profile: 'linux-cl', known, nearest: 'linux-ci'},
    },
    {
      name: 'a name of no likeness',
      profile: 'windows-server-2022',
      code: 'profile-not-found',
      args: {profile: 'windows-server-2022', known, nearest: null},
    },
    {
      name: 'a file of the folder that is no profile',
      profile: 'schema',
      code: 'profile-not-found',
      args: {profile: 'schema', known, nearest: null},
    },
    {
      name: 'a file that is not there',
      profile: './other.yaml',
      code: 'profile-unreadable',
      args: {file: './other.yaml', reason: 'there is no such file'},
    },
    {
      name: 'a file that is there and locked',
      profile: '/locked.yaml',
      code: 'profile-unreadable',
      args: {file: '/locked.yaml', reason: 'EACCES'},
    },
  ])('fails on $name', async ({profile, code, args}) => {
    expect(await failureOfAsync(() => loadProfile(host, profile, folder))).toEqual({
      kind: 'usage',
      detail: {code, args},
    })
  })

  it('fails when the profiles of the package are gone', async () => {
    expect(await failureOfAsync(() => loadProfile(hostWith({}), 'linux-ci', folder))).toMatchObject({
      detail: {code: 'profile-not-found', args: {known: [], nearest: null}},
    })
  })

  it.each([
    {system: 'linux', wants: 'windows'},
    {system: 'windows', wants: 'linux'},
  ] as const)('fails on $system with a profile for $wants', async ({system, wants}) => {
    const texts = {'/my.yaml': text.replace('linux', wants)}
    expect(await failureOfAsync(() => loadProfile(hostWith({system, texts}), '/my.yaml', folder))).toEqual({
      kind: 'usage',
      detail: {code: 'profile-wrong-system', args: {file: '/my.yaml', wants, system}},
    })
  })

  it('names the file as it was given in what is wrong inside', async () => {
    const broken = hostWith({texts: {'../my.yaml': 'nam: x\n'}})
    expect(await failureOfAsync(() => loadProfile(broken, '../my.yaml', folder))).toMatchObject({
      detail: {code: 'profile-unknown-key', args: {file: '../my.yaml', line: 1, column: 1}},
    })
  })
})

describe('loading from this machine', () => {
  const linuxLike: Host = {...localHost, system: 'linux'}
  let place = ''

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'tune-profile-'))
    await writeFile(join(place, 'mine.yaml'), text)
    await writeFile(join(place, 'large.yaml'), new Uint8Array(10_000_000).fill(0xff))
    await writeFile(join(place, 'latin1.yaml'), Buffer.from('name: x\ndescription: Größe\n', 'latin1'))
    await writeFile(join(place, 'empty.yaml'), '')
    await mkdir(join(place, 'folder.yaml'))
  })

  afterAll(() => rm(place, {recursive: true}))

  it('reads a file by its path and a built-in one by its name', async () => {
    const mine = {name: 'mine'}
    expect(await loadProfile(linuxLike, join(place, 'mine.yaml'), '/nowhere')).toMatchObject(mine)
    expect(await loadProfile(linuxLike, 'mine', place)).toMatchObject(mine)
  })

  it.each([
    {name: 'missing.yaml', detail: {code: 'profile-unreadable', args: {reason: 'there is no such file'}}},
    {name: 'folder.yaml', detail: {code: 'profile-unreadable', args: {reason: 'EISDIR'}}},
    {name: 'large.yaml', detail: {code: 'profile-too-large', args: {mostBytes: 262_144}}},
    {name: 'latin1.yaml', detail: {code: 'profile-not-utf8', args: {line: 2, column: 16}}},
    {name: 'empty.yaml', detail: {code: 'profile-empty'}},
  ])('refuses $name', async ({name, detail}) => {
    const path = join(place, name)
    expect(await failureOfAsync(() => loadProfile(linuxLike, path, '/nowhere'))).toMatchObject({
      kind: 'usage',
      detail,
    })
  })
})
