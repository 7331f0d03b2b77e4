import {describe, expect, it} from 'vitest'
import {loadProfile} from '../../src/profile/load.js'
import {failureOfAsync} from '../build/failure.js'
import {hostWith} from '../build/host.js'

const folder = '/package/profiles'
const line = (setting: string, amount: number) => `  ${setting}: {atLeast: ${amount}, why: x}\n`
const text = (head: string, ...lines: readonly string[]) =>
  `name: mine\ndescription: x\nsystem: linux\n${head}settings:${lines.length === 0 ? ' {}' : ''}\n${lines.join('')}`

const texts = {
  [`${folder}/base.yaml`]: text('', line('net.a', 1), line('net.b', 1)),
  '/p/child.yaml': text('extends: base\n', line('net.b', 2), line('net.c', 2)),
  '/p/grandchild.yaml': text('extends: child.yaml\n', line('net.a', 3)),
  '/p/loop-a.yaml': text('extends: ./loop-b.yaml\n'),
  '/p/loop-b.yaml': text('extends: ../p/loop-c.yaml\n'),
  '/p/loop-c.yaml': text('extends: loop-b.yaml\n'),
  '/p/self.yaml': text('extends: ./self.yaml\n'),
  '/p/lost.yaml': text('extends: ./nowhere.yaml\n'),
  '/p/typo.yaml': text('extends: bass\n'),
  '/p/of-broken.yaml': text('extends: ./broken.yaml\n'),
  '/p/broken.yaml': 'name: broken\ndescripton: x\n',
  '/p/of-windows.yaml': text('extends: ./windows.yaml\n'),
  '/p/windows.yaml': text('').replace('linux', 'windows'),
  '/p/list.yaml': text('extends: [base, other]\n'),
  // A built-in profile's own parent is looked for among the built-in ones.
  [`${folder}/derived.yaml`]: text('extends: base\n', line('net.d', 4)),
}
/** Where each of them names its parent. */
const place = (file: string) => ({file, line: 4, column: 10})

const host = hostWith({texts, folders: {[folder]: ['base.yaml', 'derived.yaml']}})
const amounts = async (profile: string) => {
  const {entries} = await loadProfile(host, profile, folder)
  return Object.fromEntries(
    entries.map(({setting, wish}) => [setting, wish.kind === 'atLeast' ? wish.amount : wish.kind]),
  )
}

describe('extends', () => {
  it.each([
    {profile: '/p/child.yaml', expected: {'net.a': 1, 'net.b': 2, 'net.c': 2}},
    {profile: '/p/grandchild.yaml', expected: {'net.a': 3, 'net.b': 2, 'net.c': 2}},
    {profile: 'derived', expected: {'net.a': 1, 'net.b': 1, 'net.d': 4}},
  ])('gives $profile the lines of its parents', async ({profile, expected}) => {
    expect(await amounts(profile)).toEqual(expected)
  })

  it('keeps the place where the parent is named', async () => {
    expect(await loadProfile(host, '/p/child.yaml', folder)).toMatchObject({
      extends: {parent: 'base', file: '/p/child.yaml', line: 4, column: 10},
    })
  })

  it.each([
    {
      profile: '/p/self.yaml',
      code: 'profile-cycle',
      args: {...place('/p/self.yaml'), chain: ['/p/self.yaml', '/p/self.yaml']},
    },
    {
      profile: '/p/loop-a.yaml',
      code: 'profile-cycle',
      args: {
        ...place('/p/loop-c.yaml'),
        chain: ['/p/loop-a.yaml', '/p/loop-b.yaml', '/p/loop-c.yaml', '/p/loop-b.yaml'],
      },
    },
    {
      profile: '/p/lost.yaml',
      code: 'profile-parent-unreadable',
      args: {...place('/p/lost.yaml'), parent: '/p/nowhere.yaml', reason: 'there is no such file'},
    },
    {
      profile: '/p/typo.yaml',
      code: 'profile-parent-not-found',
      args: {...place('/p/typo.yaml'), parent: 'bass', known: ['base', 'derived'], nearest: 'base'},
    },
    {
      profile: '/p/of-broken.yaml',
      code: 'profile-unknown-key',
      args: {
        file: '/p/broken.yaml',
        line: 2,
        column: 1,
        key: 'descripton',
        nearest: 'description',
        known: ['name', 'description', 'system', 'extends', 'settings'],
      },
    },
    {
      profile: '/p/of-windows.yaml',
      code: 'profile-parent-of-other-system',
      args: {...place('/p/of-windows.yaml'), parent: './windows.yaml', wants: 'windows', system: 'linux'},
    },
    {
      profile: '/p/list.yaml',
      code: 'profile-wrong-type',
      args: {...place('/p/list.yaml'), path: 'extends', wanted: 'a string', found: 'a list'},
    },
  ])('is refused in $profile', async ({profile, code, args}) => {
    expect(await failureOfAsync(() => loadProfile(host, profile, folder))).toEqual({
      kind: 'usage',
      detail: {code, args},
    })
  })
})
