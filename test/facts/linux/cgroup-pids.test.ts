import {describe, expect, it} from 'vitest'
import {readCgroupPids} from '../../../src/facts/linux/cgroup-pids.js'
import {absent, known, unreadable, type Fact} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'

type Texts = Readonly<Record<string, string | Fact<string>>>

const folder = '/sys/fs/cgroup/user.slice/session.scope'
const place = {
  '/proc/self/cgroup': '0::/user.slice/session.scope\n',
  '/proc/self/mountinfo': '29 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n',
}
const group = (at: string, max: string, current: string): Texts => ({
  [`${at}/pids.max`]: `${max}\n`,
  [`${at}/pids.current`]: `${current}\n`,
})
const read = (...texts: readonly Texts[]) =>
  readCgroupPids(hostWith({texts: Object.assign({}, place, ...texts)}))

describe('processes and threads of a control group', () => {
  it.each([
    {name: 'its own', own: ['100', '10'], parent: ['1000', '20'], fact: {limit: 100, used: 10}},
    {name: 'its parent’s', own: ['1000', '10'], parent: ['100', '20'], fact: {limit: 100, used: 20}},
    {
      name: 'its parent’s, which is nearly full',
      own: ['100', '10'],
      parent: ['1000', '990'],
      fact: {limit: 1000, used: 990},
    },
    {
      name: 'its parent’s, where it has none',
      own: ['max', '10'],
      parent: ['100', '20'],
      fact: {limit: 100, used: 20},
    },
  ])('are bounded by the tightest on the way up: $name', async ({own, parent, fact}) => {
    const [max = '', current = ''] = own
    const [parentMax = '', parentCurrent = ''] = parent
    expect(
      await read(group(folder, max, current), group('/sys/fs/cgroup/user.slice', parentMax, parentCurrent)),
    ).toMatchObject({state: 'known', value: fact})
  })

  it.each([
    {name: 'says max', texts: group(folder, 'max', '10')},
    {name: 'has no pids controller', texts: {}},
  ])('are not bounded where the group $name', async ({texts}) => {
    expect(await read(texts)).toEqual(absent(folder))
  })

  it('of version 1 are where its own controller is mounted', async () => {
    const texts = {
      '/proc/self/cgroup': '8:pids:/docker/abc\n9:memory:/docker/abc\n0::/\n',
      '/proc/self/mountinfo':
        '35 30 0:31 /docker/abc /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n' +
        '36 30 0:32 /docker/abc /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids\n',
    }
    expect(await read(texts, group('/sys/fs/cgroup/pids', '100', '7'))).toEqual(
      known({limit: 100, used: 7}, '/sys/fs/cgroup/pids'),
    )
  })

  it.each([
    {name: 'the limit is locked', path: `${folder}/pids.max`, reason: 'EACCES'},
    {name: 'the count is locked', path: `${folder}/pids.current`, reason: 'EACCES'},
  ])('are unreadable when $name', async ({path, reason}) => {
    expect(await read(group(folder, '100', '10'), {[path]: lockedFile(path)})).toEqual(
      unreadable(path, reason),
    )
  })

  it.each([
    {max: 'many', current: '10'},
    {max: '', current: '10'},
    {max: '100', current: ''},
    {max: '100', current: '-1'},
  ])('are unreadable in $max and $current', async ({max, current}) => {
    expect(await read(group(folder, max, current))).toMatchObject({state: 'unreadable'})
  })

  it('of another process are those of its own group', async () => {
    const texts = {
      ...place,
      '/proc/7/cgroup': '0::/app\n',
      ...group('/sys/fs/cgroup/app', '50', '5'),
      ...group(folder, '100', '10'),
    }
    expect(await readCgroupPids(hostWith({texts}), 7)).toMatchObject({value: {limit: 50, used: 5}})
  })
})
