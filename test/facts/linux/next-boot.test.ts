import {describe, expect, it} from 'vitest'
import type {Host} from '../../../src/host/host.js'
import {readNextBoot} from '../../../src/facts/linux/next-boot.js'
import {absent, known, unreadable} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'

const name = 'net.core.somaxconn'
const systemd = {'/usr/lib/systemd': ['systemd', 'systemd-sysctl']}
const file = '/etc/sysctl.d/a.conf'

function hostOf(contents: Parameters<typeof hostWith>[0]): Host {
  return hostWith({...contents, folders: {...systemd, '/etc/sysctl.d': ['a.conf'], ...contents.folders}})
}

describe('the next boot', () => {
  it('is what the files say, by the shape of each setting', async () => {
    const host = hostOf({
      texts: {[file]: `${name} = 5\nnet.ipv4.ip_local_port_range = 1024 65535\na.b = x y`},
    })
    const read = await readNextBoot(host, [name, 'net.ipv4.ip_local_port_range', 'a.b', 'fs.nr_open'])
    const settings = read.state === 'known' ? read.value.settings : {}
    expect(settings[name]?.systemd).toEqual(
      known({value: {shape: 'count', count: 5}, shadowed: []}, `${file}:1`),
    )
    expect(settings['net.ipv4.ip_local_port_range']?.procps).toMatchObject({
      value: {value: {shape: 'port-range', range: {low: 1024, high: 65_535}}},
    })
    expect(settings['a.b']?.systemd).toMatchObject({value: {value: {shape: 'text', text: 'x y'}}})
    expect(settings['fs.nr_open']).toEqual({systemd: absent('fs.nr_open'), procps: absent('fs.nr_open')})
  })

  it('has boot parameters where no file says otherwise, for the boot only', async () => {
    const commandLine = {'/proc/cmdline': 'quiet sysctl.net.core.somaxconn=7 sysctl.fs/nr_open=9\n'}
    const read = await readNextBoot(hostOf({texts: {...commandLine, [file]: 'fs.nr_open = 5'}}), [
      name,
      'fs.nr_open',
    ])
    expect(read).toMatchObject({
      value: {
        settings: {
          [name]: {systemd: {source: '/proc/cmdline'}, procps: {state: 'absent'}},
          'fs.nr_open': {systemd: {source: `${file}:1`}},
        },
      },
    })
  })

  it.each([
    {text: 'throughput-performance\n', fact: known('throughput-performance', '/etc/tuned/active_profile')},
    {text: '\n', fact: absent('/etc/tuned/active_profile')},
  ])('knows of TuneD: $text', async ({text, fact}) => {
    const host = hostOf({texts: {'/etc/tuned/active_profile': text}})
    expect(await readNextBoot(host, [])).toMatchObject({value: {tunedProfile: fact}})
  })

  it.each([
    {
      why: 'without systemd-sysctl',
      host: hostWith({folders: {'/etc/sysctl.d': ['a.conf'], '/usr/lib/systemd': ['network']}}),
      source: '/usr/lib/systemd/systemd-sysctl',
    },
    {why: 'without any folder', host: hostWith({folders: systemd}), source: '/etc/sysctl.d'},
    {
      why: 'in a container',
      host: hostOf({links: {'/proc/self/ns/pid': 'pid:[4026532000]'}}),
      source: '/run/systemd/system',
    },
  ])('is absent $why', async ({host, source}) => {
    expect(await readNextBoot(host, [name])).toEqual(absent(source))
  })

  it.each([
    {why: 'on a machine', links: {'/proc/self/ns/pid': 'pid:[4026531836]'}, folders: {}},
    {
      why: 'in a container that systemd booted',
      links: {'/proc/self/ns/pid': 'pid:[4026532000]'},
      folders: {'/run/systemd/system': []},
    },
  ])('is known $why', async ({links, folders}) => {
    expect(await readNextBoot(hostOf({links, folders}), [name])).toMatchObject({state: 'known'})
  })

  it('is unreadable with a folder, and with a file only for what it could decide', async () => {
    const locked: Host = {
      ...hostOf({}),
      listFolder: async (path) => (path === '/run/sysctl.d' ? lockedFile(path) : hostOf({}).listFolder(path)),
    }
    expect(await readNextBoot(locked, [name])).toEqual(unreadable('/run/sysctl.d', 'EACCES'))

    const host = hostOf({
      folders: {'/etc/sysctl.d': ['a.conf', 'z.conf']},
      texts: {[file]: lockedFile(file), '/etc/sysctl.d/z.conf': `${name} = 5`},
    })
    expect(await readNextBoot(host, [name, 'fs.nr_open'])).toMatchObject({
      value: {
        settings: {
          [name]: {systemd: {state: 'known'}},
          'fs.nr_open': {systemd: unreadable(file, 'EACCES')},
        },
      },
    })
  })
})
