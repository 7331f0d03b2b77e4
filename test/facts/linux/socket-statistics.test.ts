import {describe, expect, it} from 'vitest'
import {parseSocketStatistics} from '../../../src/facts/linux/socket-statistics.js'

/** Recorded with iproute2 6.1 on Debian 12. */
const node =
  'LISTEN 0      511            *:8080       *:* users:(("node",pid=23840,fd=19)) ino:1552250 sk:a02a cgroup:/ v6only:0 <->'
const python =
  'LISTEN 0      100    127.0.0.1:8081 0.0.0.0:* users:(("python3",pid=23841,fd=6)) ino:1553595 sk:a029 cgroup:/ <->\t '

describe('what ss prints', () => {
  it('has queue, backlog, address, inode and holders', () => {
    expect(parseSocketStatistics(`${python}\n${node}\n`)).toEqual([
      {
        address: '127.0.0.1',
        port: 8081,
        inode: 1_553_595,
        queued: 0,
        backlog: 100,
        holders: [{pid: 23_841, descriptor: 6}],
      },
      {
        address: '*',
        port: 8080,
        inode: 1_552_250,
        queued: 0,
        backlog: 511,
        holders: [{pid: 23_840, descriptor: 19}],
      },
    ])
  })

  it('may be nothing at all', () => {
    expect(parseSocketStatistics('')).toEqual([])
  })

  it.each([
    ['[::1]:80', '::1'],
    ['[::]:80', '::'],
    ['127.0.0.53%lo:80', '127.0.0.53%lo'],
    ['[fe80::1]%eth0:80', 'fe80::1%eth0'],
  ])('names the address in %s', (local, address) => {
    expect(parseSocketStatistics(`LISTEN 3 128 ${local} *:* ino:7 sk:1 <->`)).toEqual([
      {address, port: 80, inode: 7, queued: 3, backlog: 128, holders: []},
    ])
  })

  it('names every worker that holds the socket', () => {
    const line =
      'LISTEN 0 511 0.0.0.0:80 0.0.0.0:* users:(("nginx",pid=3,fd=8),("nginx",pid=2,fd=8),("nginx",pid=1,fd=8)) ino:9 sk:2 <->'
    expect(parseSocketStatistics(line)?.[0]?.holders.map(({pid}) => pid)).toEqual([3, 2, 1])
  })

  it('is not fooled by a process whose name holds an inode', () => {
    const line = 'LISTEN 0 5 *:80 *:* users:(("a ino:1",pid=3,fd=8)) ino:9 sk:2 <->'
    expect(parseSocketStatistics(line)?.[0]?.inode).toBe(9)
  })

  it('without an inode has none, which is that of a socket of the kernel', () => {
    expect(parseSocketStatistics('LISTEN 0 64 0.0.0.0:2049 0.0.0.0:*')?.[0]).toMatchObject({inode: 0})
  })

  it.each([
    'LISTEN 0 5 *:80 *:* users:(("a\nb",pid=3,fd=8)) ino:9 sk:2 <->',
    'LISTEN 0 5 *:80 *:* users:(("a',
    'State Recv-Q Send-Q Local Peer',
    'LISTEN 0 511 nonsense',
    'ESTAB 0 0 1.1.1.1:1 1.1.1.1:2',
  ])('is not guessed at: %s', (text) => {
    expect(parseSocketStatistics(text)).toBeUndefined()
  })
})
