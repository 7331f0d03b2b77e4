import {describe, expect, it} from 'vitest'
import {check} from '../../src/check/check.js'
import {known, unreadable} from '../../src/model/fact.js'
import type {ServerFacts, ServerProcess} from '../../src/model/server-facts.js'
import type {Workload} from '../../src/model/workload.js'
import {plain} from '../../src/report/palette.js'
import {renderCheckText} from '../../src/report/check-text.js'
import {facts, settings, workload} from '../build/facts.js'
import {server, serverProcess, socket} from '../build/server.js'

const names = {isKnown: () => true, nearest: () => null}

function render(
  servers: readonly ServerFacts[],
  changes: Partial<Workload> = {},
  hard = 1_048_576,
): string[] {
  const host = settings({
    'RLIMIT_NOFILE hard': known({shape: 'count', count: hard}, 'test'),
    'RLIMIT_NOFILE soft': known({shape: 'count', count: hard}, 'test'),
  })
  const report = check(
    {...facts(), ...host},
    workload(changes),
    {name: 'none', requirements: []},
    names,
    servers,
  )
  return renderCheckText(report, plain).split('\n')
}

const withProcess = (changes: Partial<ServerProcess>) => server({processes: [serverProcess(changes)]})
const limit = (soft: number) => ({openFileLimit: known({soft, hard: soft}, 'limits')})
const hidden = server({
  processes: [],
  sockets: known([socket({owners: unreadable('/proc/PID/fd', 'pid not visible to this user')})], 'ss'),
})
const full = server({sockets: known([socket({backlog: known(4, 'ss'), queued: 5})], 'ss')})
const missing = server({asked: {by: 'port', port: 80}, sockets: known([], 'ss'), processes: []})

const section = (servers: readonly ServerFacts[], changes: Partial<Workload> = {}) => {
  const lines = render(servers, changes)
  const first = lines.findIndex((line) => line.startsWith('  server '))
  return lines.slice(first, lines.indexOf('', first))
}

const nginx = (pid: number, parent: number) =>
  serverProcess({
    pid,
    parent: known(parent, 'stat'),
    program: known('nginx', 'comm'),
    openFiles: known(12, 'fd'),
  })

describe('the first line', () => {
  it.each([
    [
      'names the server that is the wall',
      [withProcess(limit(1024))],
      'The server on port 8080 stops at 1,004 of 10,000 connections: its open files.',
    ],
    [
      'names the lower of two',
      [
        withProcess(limit(5000)),
        server({asked: {by: 'pid', pid: 9}, processes: [serverProcess(limit(300))]}),
      ],
      'The server in process 9 stops at 280 of 10,000 connections: its open files.',
    ],
    ['says that nothing listens', [missing], 'Nothing listens on TCP port 80.'],
    [
      'says that its queue is full',
      [full],
      'The server on port 8080 takes no connections now: its accept queue is full.',
    ],
    [
      'says that it cannot be told',
      [hidden],
      'Whether the server on port 8080 holds 10,000 connections cannot be told.',
    ],
    [
      'speaks of both when both hold',
      [withProcess(limit(20_020))],
      "This host and its server hold 10,000 connections; the first wall is the server's open files, at 20,000.",
    ],
  ] as const)('%s', (_case, servers, line) => {
    expect(render(servers)[0]).toBe(line)
  })

  it('is the host’s when the host is the lower wall', () => {
    expect(render([withProcess(limit(1024))], {}, 500)[0]).toMatch(/^This host stops at 479 of/)
  })

  it('does not count a server in doubt among those that hold', () => {
    expect(render([hidden], {}, 500)[0]).toMatch(/^This host stops at 479 of/)
  })
})

describe('the section of a server', () => {
  it('shows what was seen, what was found and how to mend it', () => {
    const node = withProcess({
      program: known('node', 'comm'),
      runtime: 'node',
      openFileLimit: known({soft: 1024, hard: 524_288}, 'limits'),
      openFiles: known(23, 'fd'),
      unit: known('web.service', 'cgroup'),
      container: known({engine: 'docker', id: 'ab'.repeat(32)}, 'cgroup'),
    })
    const sockets = known([socket({address: '127.0.0.1', backlog: known(511, 'ss')})], 'ss')
    expect(section([{...node, sockets}], {ratePerSecond: 4000})).toEqual([
      '  server on 127.0.0.1:8080: node (pid 7), backlog 511, queue 0,',
      '    open files 23 of 1,024 (hard 524,288)',
      '    started 1970-01-01 00:16:42 UTC, web.service, in docker container abababababab',
      '    ✗ its open files carry 1,001 of 10,000 connections: soft limit 1,024, 23 open for other things',
      '      now           sudo prlimit --pid 7 --nofile=11038:524288',
      '      a service     start container abababababab anew with --ulimit nofile=11038:11038',
      '    ! at 4,000/s a pause of 250 ms in accept() needs 1,000 places; 127.0.0.1:8080 listens with 511,',
      "      the program's default; net.core.somaxconn is 4,096",
      '      the server    server.listen({port: 8080, backlog: 4096}) in its code, then restart it',
      '    ✓ 127.0.0.1:8080: only this host can connect to it',
    ])
  })

  it('says what cannot be seen, and why', () => {
    expect(section([hidden])).toEqual([
      '  server on 0.0.0.0:8080: program not visible to this user, backlog 4,096, queue 0',
      "    its process could not be seen: run tune as root, or as the server's user",
      '    ? its open files could not be seen in /proc/PID/fd: pid not visible to this user',
      '    ✓ 0.0.0.0:8080 listens with 4,096, all that net.core.somaxconn allows',
    ])
  })

  it('lists several processes, and which of them accept', () => {
    const lines = section([server({processes: [nginx(7, 1), nginx(8, 7)]})])
    expect(lines.slice(0, 3)).toEqual([
      '  server on 0.0.0.0:8080: nginx (2 processes), backlog 4,096, queue 0',
      '    pid 7  open files 12 of 1,048,576 (hard 1,048,576), accepts nothing itself',
      '    pid 8  open files 12 of 1,048,576 (hard 1,048,576)',
    ])
  })

  it('is short when nothing is there', () => {
    expect(section([missing])).toEqual(['  server on port 80', '    ✗ Nothing listens on TCP port 80.'])
  })

  it('keeps to 100 columns, whatever a sentence holds', () => {
    const everything = [
      withProcess({...limit(64), cgroupMemory: known({version: 2, limitBytes: 1, usedBytes: 0}, 'm')}),
      hidden,
      full,
      missing,
      server({
        somaxconn: known(16_384, 'test'),
        sockets: known([socket({address: '2001:db8::7:1', backlog: known(700, 'ss')})], 'ss'),
      }),
      withProcess({
        runtime: 'nginx',
        cgroupMemory: unreadable('/sys/fs/cgroup/system.slice/web.service/memory.max', 'EACCES'),
      }),
    ]
    const lines = everything.flatMap((one) => section([one], {ratePerSecond: 100_000, target: 1_000_000}))
    expect(lines.filter((line) => line.length > 100)).toEqual([])
  })
})
