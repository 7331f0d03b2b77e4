import {describe, expect, it} from 'vitest'
import {gatherFacts} from '../../../src/facts/linux/gather.js'
import {absent, known} from '../../../src/model/fact.js'
import {linuxSettings} from '../../../src/settings/linux/catalogue.js'
import {identity} from '../../build/facts.js'
import {hostWith} from '../../build/host.js'

describe('gathering facts', () => {
  it('asks for every setting of the catalogue', async () => {
    const {settings} = await gatherFacts(hostWith({}))
    expect(Object.keys(settings).toSorted()).toEqual(linuxSettings.map(({name}) => name).toSorted())
  })

  it('asks for what a profile names besides, once, and never for a process limit as a file', async () => {
    const {settings} = await gatherFacts(hostWith({texts: {'/proc/sys/net/ipv4/tcp_ecn': '2\n'}}), [
      'net.ipv4.tcp_ecn',
      'fs.nr_open',
      'RLIMIT_NPROC soft',
    ])
    expect(settings['net.ipv4.tcp_ecn']).toEqual(
      known({shape: 'count', count: 2}, '/proc/sys/net/ipv4/tcp_ecn'),
    )
    expect(Object.keys(settings)).toHaveLength(linuxSettings.length + 1)
  })

  it('leaves a machine that shows nothing unknown, never a number', async () => {
    const facts = await gatherFacts(hostWith({}))
    expect(facts).toMatchObject({
      system: 'linux',
      identity: known(identity, 'test'),
      openFilesAllocated: absent('/proc/sys/fs/file-nr'),
      listeningPorts: absent('/proc/net/tcp'),
      memoryAvailableBytes: absent('/proc/meminfo'),
      cgroupMemory: absent('/proc/self/cgroup'),
    })
    expect(Object.values(facts.settings).filter(({state}) => state === 'known')).toEqual([])
  })

  it('puts each fact in its place', async () => {
    const facts = await gatherFacts(
      hostWith({
        pid: 100,
        texts: {
          '/proc/sys/fs/file-nr': '2144\t0\t9223372036854775807\n',
          '/proc/meminfo': 'MemAvailable:   1024 kB\n',
          '/proc/net/tcp': '  sl  local_address rem_address   st\n   0: 0100007F:0016 00000000:0000 0A\n',
          '/proc/sys/net/core/somaxconn': '4096\n',
          '/proc/100/limits': 'Max open files            1024                 4096                 files\n',
          '/proc/self/cgroup': '0::/\n',
          '/proc/self/mountinfo': '29 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n',
          '/sys/fs/cgroup/memory.max': '1000\n',
          '/sys/fs/cgroup/memory.current': '600\n',
        },
      }),
    )
    expect(facts).toMatchObject({
      openFilesAllocated: {value: 2144},
      memoryAvailableBytes: {value: 1_048_576},
      listeningPorts: {value: [22]},
      cgroupMemory: {value: {version: 2, limitBytes: 1000, usedBytes: 600}},
    })
    expect(facts.settings).toMatchObject({
      'net.core.somaxconn': {value: {shape: 'count', count: 4096}},
      'RLIMIT_NOFILE soft': {value: {shape: 'count', count: 1024}},
      'RLIMIT_NOFILE hard': {value: {shape: 'count', count: 4096}},
    })
  })
})
