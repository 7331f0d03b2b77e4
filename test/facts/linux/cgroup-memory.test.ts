import {describe, expect, it} from 'vitest'
import {readCgroupMemory} from '../../../src/facts/linux/cgroup-memory.js'
import {absent, known, unreadable, type Fact} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'
import {fc} from '../../build/properties.js'

type Texts = Readonly<Record<string, string | Fact<string>>>

const cgroup = '/proc/self/cgroup'
const mountinfo = '/proc/self/mountinfo'

/** id parent device root mountpoint options - type source options */
const mount2 = (root = '/', point = '/sys/fs/cgroup') =>
  `29 23 0:26 ${root} ${point} rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate`
const mount1 = (root = '/', controllers = 'memory') =>
  `35 30 0:31 ${root} /sys/fs/cgroup/${controllers} rw,nosuid - cgroup cgroup rw,${controllers}`
const rootMount = '22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw'

/** The files of one group of version 2. */
function group2(folder: string, max: string, current: string, inactive = '0'): Texts {
  return {
    [`${folder}/memory.max`]: `${max}\n`,
    [`${folder}/memory.current`]: `${current}\n`,
    [`${folder}/memory.stat`]: `anon 1\nfile 2\ninactive_file ${inactive}\nslab 3\n`,
  }
}

function group1(folder: string, limit: string, usage: string, inactive = '0'): Texts {
  return {
    [`${folder}/memory.limit_in_bytes`]: `${limit}\n`,
    [`${folder}/memory.usage_in_bytes`]: `${usage}\n`,
    [`${folder}/memory.stat`]: `cache 1\ninactive_file 7\ntotal_inactive_file ${inactive}\n`,
  }
}

function place(membership: string, ...mounts: readonly string[]): Texts {
  return {[cgroup]: `${membership}\n`, [mountinfo]: `${[rootMount, ...mounts].join('\n')}\n`}
}

const read = (texts: Texts) => readCgroupMemory(hostWith({texts}))

describe('control groups of version 2', () => {
  const here = '/sys/fs/cgroup/system.slice/app.service'
  const inApp = place('0::/system.slice/app.service', mount2())

  it('leave out of what is used the page cache that the kernel would drop', async () => {
    expect(await read({...inApp, ...group2(here, '1000', '600', '250')})).toEqual(
      known({version: 2, limitBytes: 1000, usedBytes: 350}, here),
    )
  })

  it('never use less than nothing', async () => {
    expect(await read({...inApp, ...group2(here, '1000', '100', '250')})).toMatchObject({
      value: {usedBytes: 0},
    })
  })

  it.each([
    {name: 'its own', own: ['1000', '100'], parent: ['2000', '200'], limitBytes: 1000},
    {name: 'its parent’s', own: ['2000', '100'], parent: ['1000', '200'], limitBytes: 1000},
    {
      name: 'its parent’s, which others fill, though it is larger',
      own: ['1000', '100'],
      parent: ['2000', '1900'],
      limitBytes: 2000,
    },
    {name: 'its parent’s, where it has none', own: ['max', '100'], parent: ['2000', '200'], limitBytes: 2000},
    {name: 'its own, where its parent has none', own: ['1000', '1'], parent: ['max', '2'], limitBytes: 1000},
  ])('are as tight as the tightest on the way up: $name', async ({own, parent, limitBytes}) => {
    const [max = '', current = ''] = own
    const [parentMax = '', parentCurrent = ''] = parent
    const texts = {
      ...inApp,
      ...group2(here, max, current),
      ...group2('/sys/fs/cgroup/system.slice', parentMax, parentCurrent),
    }
    expect(await read(texts)).toMatchObject({state: 'known', value: {version: 2, limitBytes}})
  })

  it.each([
    {name: 'says max', texts: {...inApp, ...group2(here, 'max', '600')}},
    {name: 'has no memory controller', texts: inApp},
    {name: 'is the root', texts: place('0::/', mount2())},
    {name: 'is on no mount', texts: place('0::/system.slice/app.service')},
  ])('do not bound a process whose group $name', async ({texts}) => {
    expect((await read(texts)).state).toBe('absent')
  })

  it('count a process without memory.stat as using everything', async () => {
    const {[`${here}/memory.stat`]: _, ...withoutStat} = group2(here, '1000', '600', '250')
    expect(await read({...inApp, ...withoutStat})).toMatchObject({value: {usedBytes: 600}})
  })

  it.each([
    {name: 'the limit', file: 'memory.max'},
    {name: 'the use', file: 'memory.current'},
  ])('are unreadable when $name may not be read', async ({file}) => {
    const path = `${here}/${file}`
    const texts = {...inApp, ...group2(here, '1000', '600'), [path]: lockedFile(path)}
    expect(await read(texts)).toEqual(unreadable(path, 'EACCES'))
  })

  it('are unreadable when a parent’s limit may not be read: it could be the tightest', async () => {
    const path = '/sys/fs/cgroup/system.slice/memory.max'
    const texts = {...inApp, ...group2(here, '1000', '600'), [path]: lockedFile(path)}
    expect(await read(texts)).toEqual(unreadable(path, 'EACCES'))
  })

  it('are unreadable when there is a limit and no use', async () => {
    const texts = {...inApp, [`${here}/memory.max`]: '1000\n'}
    expect(await read(texts)).toEqual(unreadable(`${here}/memory.current`, 'missing'))
  })

  it.each([
    {name: 'a limit that is no number', max: 'much', current: '600'},
    {name: 'a use that is no number', max: '1000', current: 'much'},
    {name: 'an empty limit', max: '', current: '600'},
    {name: 'an empty use', max: '1000', current: ''},
    {name: 'a negative use', max: '1000', current: '-5'},
  ])('are unreadable with $name', async ({max, current}) => {
    expect(await read({...inApp, ...group2(here, max, current)})).toMatchObject({state: 'unreadable'})
  })
})

describe('in a container', () => {
  it('of version 2 with a namespace of its own, the mount is the group', async () => {
    const texts = {...place('0::/', mount2()), ...group2('/sys/fs/cgroup', '1000', '600')}
    expect(await read(texts)).toEqual(known({version: 2, limitBytes: 1000, usedBytes: 600}, '/sys/fs/cgroup'))
  })

  it('of version 1, what the mount’s root covers is not repeated in the path', async () => {
    const texts = {
      ...place('9:memory:/docker/abc\n0::/', mount1('/docker/abc')),
      ...group1('/sys/fs/cgroup/memory', '1000', '600'),
    }
    expect(await read(texts)).toEqual(
      known({version: 1, limitBytes: 1000, usedBytes: 600}, '/sys/fs/cgroup/memory'),
    )
  })

  it('of version 1, a group below the mount’s root is found below the mount', async () => {
    const texts = {
      ...place('9:memory:/docker/abc/job', mount1('/docker/abc')),
      ...group1('/sys/fs/cgroup/memory', '9000', '600'),
      ...group1('/sys/fs/cgroup/memory/job', '1000', '600'),
    }
    expect(await read(texts)).toMatchObject({
      value: {limitBytes: 1000},
      source: '/sys/fs/cgroup/memory/job',
    })
  })

  it('a group above the mount’s root does not lead out of the mount', async () => {
    const texts = {...place('0::/../other', mount2()), ...group2('/sys/fs/cgroup', '1000', '600')}
    expect(await read(texts)).toMatchObject({value: {limitBytes: 1000}})
  })
})

describe('control groups of version 1', () => {
  const inApp = place(
    '12:pids:/app\n9:cpu,memory:/app\n1:name=systemd:/app\n0::/app',
    mount2('/', '/sys/fs/cgroup/unified'),
    mount1(),
  )
  const here = '/sys/fs/cgroup/memory/app'

  it('have the memory controller, wherever else version 2 is mounted', async () => {
    expect(await read({...inApp, ...group1(here, '1000', '600', '250')})).toEqual(
      known({version: 1, limitBytes: 1000, usedBytes: 350}, here),
    )
  })

  it.each([
    {limit: '9223372036854771712', state: 'absent'},
    {limit: String(2 ** 62), state: 'absent'},
    {limit: String(2 ** 61), state: 'known'},
  ])('a limit of $limit is $state', async ({limit, state}) => {
    expect((await read({...inApp, ...group1(here, limit, '600')})).state).toBe(state)
  })

  it('are as tight as the tightest on the way up', async () => {
    const texts = {
      ...inApp,
      ...group1(here, '9223372036854771712', '600'),
      ...group1('/sys/fs/cgroup/memory', '5000', '600'),
    }
    expect(await read(texts)).toMatchObject({value: {limitBytes: 5000}})
  })

  it('that are mounted without memory bound nothing', async () => {
    const texts = place('9:memory:/app', mount1('/', 'pids'))
    expect((await read(texts)).state).toBe('absent')
  })
})

describe('without control groups', () => {
  it.each([
    {name: 'no /proc/self/cgroup', texts: {}, fact: absent(cgroup)},
    {name: 'an empty one', texts: {[cgroup]: '', [mountinfo]: rootMount}, fact: absent(cgroup)},
    {name: 'a locked one', texts: {[cgroup]: lockedFile(cgroup)}, fact: unreadable(cgroup, 'EACCES')},
    {name: 'no mountinfo', texts: {[cgroup]: '0::/\n'}, fact: absent(mountinfo)},
    {
      name: 'a locked mountinfo',
      texts: {[cgroup]: '0::/\n', [mountinfo]: lockedFile(mountinfo)},
      fact: unreadable(mountinfo, 'EACCES'),
    },
  ])('there is $name', async ({texts, fact}) => {
    expect(await read(texts)).toEqual(fact)
  })

  it('nothing is thrown, whatever the files say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), fc.string(), async (membership, mounts, limit) => {
        const texts = {
          [cgroup]: `0::/${membership}`,
          [mountinfo]: `${mount2()}\n${mounts}`,
          '/sys/fs/cgroup/memory.max': limit,
          '/sys/fs/cgroup/memory.current': '5',
        }
        expect((await read(texts)).state).toBeOneOf(['known', 'absent', 'unreadable'])
      }),
    )
  })
})
