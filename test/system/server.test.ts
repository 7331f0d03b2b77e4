import {spawnSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, it} from 'vitest'
import type {CheckReport} from '../../src/model/check-report.js'
import type {ServerReport} from '../../src/model/server-report.js'
import {describeWith} from './support/needs.js'
import {openNetwork, truthOf, until, type Network} from './support/network.js'

const node = (script: string) => [process.execPath, '-e', script]
const python = (...lines: string[]) => ['python3', '-c', lines.join('\n')]
const underLimit = (limit: string, argv: readonly string[]) => [
  'sh',
  '-c',
  `ulimit ${limit} && exec "$@"`,
  'sh',
  ...argv,
]
const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']

const asyncio = (port: number, rest = '') =>
  python(
    'import asyncio',
    'async def main():',
    `    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", ${port}${rest})`,
    '    await server.serve_forever()',
    'asyncio.run(main())',
  )

/** Opens connections one after the other, keeps them, and listens when it has tried all of them. */
const clients = (port: number, count: number) =>
  python(
    'import socket, time',
    'open_ones = []',
    `for _ in range(${count}):`,
    '    s = socket.socket()',
    '    s.settimeout(0.3)',
    '    try:',
    `        s.connect(("127.0.0.1", ${port}))`,
    '    except TimeoutError:',
    '        pass',
    '    open_ones.append(s)',
    'here = socket.socket()',
    'here.bind(("127.0.0.1", 7999))',
    'here.listen()',
    'time.sleep(600)',
  )

let network: Network

beforeEach(async () => {
  network = await openNetwork()
})

afterEach(async () => {
  await network.close()
})

async function check(args: readonly string[], before: readonly string[] = []) {
  const {exitCode, report} = await network.tuneJson<CheckReport>(['check', ...args], before)
  const [server] = report.servers
  if (server === undefined) throw new Error('no server in the report')
  return {exitCode, report, server}
}

/** Recv-Q and Send-Q of the one socket that listens on a port, as ss says. */
async function queuesOf(port: number): Promise<{queued: number; backlog: number}> {
  const {stdout} = await network.run(['ss', '-ltnH', `sport = :${port}`])
  const [, queued, backlog] = stdout.split(/\s+/)
  return {queued: Number(queued), backlog: Number(backlog)}
}

function socketOf({sockets}: ServerReport) {
  if (sockets.state !== 'known') throw new Error(`sockets are ${sockets.state}`)
  const [socket] = sockets.value
  if (socket === undefined) throw new Error('no socket')
  return socket
}

async function backlogOf8088() {
  return (await check(['--target', '500', '--port', '8088'])).server.findings[1]?.message
}

function codes({findings}: ServerReport): string[] {
  return findings.map(({verdict, message}) => `${verdict} ${message.code}`)
}

describeWith('root', 'a running server', () => {
  it('in Node: every number is what the kernel says', async () => {
    const {pid} = await network.start(node('net.createServer().listen(8080)'), 8080)
    const {exitCode, report, server} = await check(['--target', '500', '--port', '8080'])
    const truth = truthOf(pid)
    expect(exitCode).toBe(0)
    expect(await queuesOf(8080)).toEqual({queued: 0, backlog: 511})
    expect(socketOf(server)).toMatchObject({
      address: '*',
      port: 8080,
      queued: 0,
      backlog: {value: 511},
      owners: {value: [pid]},
    })
    expect(server.processes).toMatchObject([
      {
        pid,
        parent: {value: process.pid},
        runtime: 'node',
        command: {value: process.execPath},
        openFiles: {value: truth.openFiles},
        openFileLimit: {value: {soft: truth.soft, hard: truth.hard}},
        connections: {value: 0},
        networkNamespace: {value: 'ours'},
        container: {state: 'absent'},
      },
    ])
    expect(server).toMatchObject({ceiling: truth.soft - truth.openFiles, binding: 'open-files'})
    expect(codes(server)).toEqual(['pass server-open-files-hold', 'pass server-backlog'])
    expect(server.findings[1]?.message).toMatchObject({
      args: {backlog: 511, somaxconn: 4096, because: 'program-default'},
    })
    expect(report.workload.backlog).toBe(511)
    const [started] = server.processes.map(({startedAtMs}) => startedAtMs)
    if (started?.state !== 'known') throw new Error('no start time')
    expect(Math.abs(started.value - Date.now())).toBeLessThan(20_000)
  })

  it('in a Node cluster: the workers keep the connections, and their limits add up', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tune-cluster-'))
    writeFileSync(
      `${folder}/server.cjs`,
      [
        'const cluster = require("node:cluster")',
        'if (cluster.isPrimary) { cluster.fork(); cluster.fork() }',
        'else require("node:net").createServer().listen(8092, "127.0.0.1")',
      ].join('\n'),
    )
    const argv = underLimit('-n 200', [process.execPath, `${folder}/server.cjs`])
    const {pid} = await network.start(argv, 8092)
    await network.start(clients(8092, 100), 7999)
    const server = await until('100 connections in the workers', async () => {
      const {server: seen} = await check(['--target', '1000', '--port', '8092'])
      const held = seen.processes.flatMap((one) =>
        one.connections.state === 'known' ? [one.connections.value] : [],
      )
      return held.reduce((sum, one) => sum + one, 0) === 100 && seen.processes.length === 3 ? seen : undefined
    })
    expect(socketOf(server)).toMatchObject({owners: {value: [pid]}})
    expect(server.accepting).not.toContain(pid)
    const others = server.accepting.map((worker) => 200 - truthOf(worker).openFiles)
    expect(server.ceiling).toBe(100 + others.reduce((sum, one) => sum + one, 0))
    await network.close()
    rmSync(folder, {recursive: true})
  })

  it('in Python: backlog 100, too short for 2,000 connections per second', async () => {
    const {pid} = await network.start(asyncio(8081), 8081)
    const {exitCode, server} = await check(['--target', '500', '--rate', '2000', '--port', '8081'])
    expect(exitCode).toBe(0)
    expect(await queuesOf(8081)).toEqual({queued: 0, backlog: 100})
    expect(server.processes).toMatchObject([{pid, runtime: 'python'}])
    expect(codes(server)).toEqual([
      'pass server-open-files-hold',
      'warn server-backlog-short',
      'pass server-loopback-only',
    ])
    expect(server.findings[1]).toMatchObject({
      message: {args: {backlog: 100, needed: 500, because: 'program-default'}},
      fixes: [{layer: 'application', how: {code: 'fix-python-backlog', args: {backlog: 4096}}}],
    })
    const patient = await check(['--target', '500', '--rate', '400', '--port', '8081'])
    expect(codes(patient.server)).toContain('pass server-backlog')
  })

  it('in nginx: the workers carry the connections, not the master', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tune-nginx-'))
    try {
      const configuration = (backlog: string) => `
        worker_processes 2;
        error_log ${folder}/error.log;
        pid ${folder}/nginx.pid;
        events { worker_connections 64; }
        http {
          access_log off;
          client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
          uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
          server { listen 127.0.0.1:18080${backlog}; return 204; }
        }`
      writeFileSync(`${folder}/nginx.conf`, configuration(''))
      const nginx = ['nginx', '-p', folder, '-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`]
      const {pid} = await network.start(underLimit('-n 400', [...nginx, '-g', 'daemon off;']), 18_080)
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
      expect(children).toHaveLength(2)

      const {exitCode, report, server} = await check(['--target', '5000', '--port', '18080'])
      const workers = children.map(truthOf)
      expect(exitCode).toBe(3)
      expect(report.verdict).toBe('fail')
      expect(socketOf(server)).toMatchObject({
        address: '127.0.0.1',
        backlog: {value: 511},
        owners: {value: [pid, ...children].toSorted((a, b) => a - b)},
      })
      expect(server.processes.map(({runtime}) => runtime)).toEqual(['nginx', 'nginx', 'nginx'])
      expect(server).toMatchObject({
        binding: 'open-files',
        ceiling: workers.reduce((sum, {soft, openFiles}) => sum + soft - openFiles, 0),
      })
      expect(server.findings[0]).toMatchObject({
        message: {code: 'server-open-files-short', args: {processes: 2, soft: 800}},
        fixes: [
          {layer: 'runtime', how: {code: 'fix-prlimit-pids', args: {pids: children}}},
          {layer: 'service', how: {code: 'fix-limit-nofile'}},
          {layer: 'application', how: {code: 'fix-nginx-files'}},
        ],
      })
      expect(codes(server)).toContain('not-applicable server-worker-connections')

      // What the report says mends it: a reload is enough for nginx to listen anew.
      writeFileSync(`${folder}/nginx.conf`, configuration(' backlog=2048'))
      expect((await network.run([...nginx, '-s', 'reload'])).exitCode).toBe(0)
      await until('the larger backlog', async () =>
        (await queuesOf(18_080)).backlog === 2048 ? true : undefined,
      )
    } finally {
      await network.close()
      rmSync(folder, {recursive: true, force: true})
    }
  })

  it('under ulimit -n 300 it stops where it was said, and then says the same', async () => {
    const {pid} = await network.start(underLimit('-n 300', asyncio(8082)), 8082)
    const args = ['--target', '10000', '--pid', String(pid)]
    const {exitCode, report, server} = await check(args)
    const {openFiles} = truthOf(pid)
    expect(exitCode).toBe(3)
    expect(report.verdict).toBe('fail')
    expect(server).toMatchObject({ceiling: 300 - openFiles, binding: 'open-files', verdict: 'fail'})

    await network.start(clients(8082, 350), 7999)
    await until('the last descriptor', () => (truthOf(pid).openFiles >= 300 ? true : undefined))
    const {server: busy} = await check(args)
    expect(busy.ceiling).toBe(server.ceiling)
    expect(busy.processes).toMatchObject([{openFiles: {value: 300}, connections: {value: 300 - openFiles}}])
  })

  it('prlimit, as the report says it, is enough', async () => {
    const {pid} = await network.start(underLimit('-Sn 300', asyncio(8083)), 8083)
    const {server} = await check(['--target', '1000', '--pid', String(pid)])
    const fix = server.findings[0]?.fixes[0]?.how
    if (fix?.code !== 'fix-prlimit-pids') throw new Error(`the first fix is ${fix?.code}`)
    expect(
      spawnSync('prlimit', ['--pid', String(pid), `--nofile=${fix.args.soft}:${fix.args.hard}`]).status,
    ).toBe(0)
    const after = await check(['--target', '1000', '--pid', String(pid)])
    expect(after.exitCode).toBe(0)
    expect(after.server.verdict).toBe('pass')
  })

  it('stopped, its queue fills and is found full', async () => {
    const server = await network.start(asyncio(8084, ', backlog=4'), 8084)
    server.signal('SIGSTOP')
    await network.start(clients(8084, 10), 7999)
    await until('a full queue', async () => ((await queuesOf(8084)).queued === 5 ? true : undefined))
    const {exitCode, server: stopped} = await check(['--target', '100', '--port', '8084'])
    expect(exitCode).toBe(3)
    expect(socketOf(stopped)).toMatchObject({queued: 5, backlog: {value: 4}})
    expect(stopped.processes).toMatchObject([{state: {value: 'T'}}])
    expect(stopped.findings.find(({verdict}) => verdict === 'fail')).toMatchObject({
      id: 'server-accept-queue',
      message: {code: 'server-queue-full', args: {queued: 5, backlog: 4, stoppedPid: server.pid}},
      fixes: [{layer: 'runtime', how: {code: 'fix-continue-process', args: {pid: server.pid}}}],
    })
  })

  it('of another user it is unknown what cannot be seen, and not absent', async () => {
    const {pid} = await network.start(node('net.createServer().listen(8085)'), 8085)
    const {exitCode, report, server} = await check(['--target', '500', '--port', '8085'], asNobody)
    expect(exitCode).toBe(4)
    expect(report.verdict).toBe('unknown')
    expect(socketOf(server)).toMatchObject({
      backlog: {value: 511},
      owners: {state: 'unreadable', reason: 'pid not visible to this user'},
    })
    expect(codes(server)).toEqual(['unknown server-open-files-unknown', 'pass server-backlog'])

    // Its limits every user may read, its sockets not.
    const named = await check(['--target', '500', '--pid', String(pid)], asNobody)
    expect(named.exitCode).toBe(4)
    expect(codes(named.server)).toEqual(['unknown server-not-visible'])
    expect(named.server.processes).toMatchObject([
      {pid, openFileLimit: {value: {soft: truthOf(pid).soft}}, openFiles: {state: 'unreadable'}},
    ])
  })

  it('of the same user it is seen without root', async () => {
    const {pid} = await network.start([...asNobody, ...node('net.createServer().listen(8086)')], 8086)
    const {exitCode, server} = await check(['--target', '500', '--port', '8086'], asNobody)
    expect(exitCode).toBe(0)
    expect(server.processes).toMatchObject([{pid, openFiles: {value: truthOf(pid).openFiles}}])
  })

  it('without ss all is known but the backlog, and that is said', async () => {
    const {pid} = await network.start(node('net.createServer().listen(8087, "::1")'), 8087)
    const withoutSs = ['env', 'PATH=/nowhere']
    const {exitCode, report, server} = await check(['--target', '500', '--port', '8087'], withoutSs)
    expect(exitCode).toBe(0)
    expect(socketOf(server)).toMatchObject({
      address: '::1',
      queued: 0,
      backlog: {state: 'unreadable', reason: 'not installed'},
      owners: {value: [pid]},
    })
    expect(codes(server)).toContain('not-applicable server-backlog-unknown')
    expect(report.workload).not.toHaveProperty('backlog')
    const fast = await check(['--target', '500', '--rate', '100', '--port', '8087'], withoutSs)
    expect(fast.exitCode).toBe(4)
  })

  it('with a line break in its name hides neither itself nor another', async () => {
    const odd = python(
      'import ctypes, socket, time',
      'ctypes.CDLL(None).prctl(15, b"a\\nb", 0, 0, 0)', // PR_SET_NAME
      'here = socket.create_server(("127.0.0.1", 8093), backlog=7)',
      'time.sleep(600)',
    )
    const {pid} = await network.start(odd, 8093)
    const other = await network.start(node('net.createServer().listen(8094)'), 8094)
    const {exitCode, report} = await network.tuneJson<CheckReport>([
      'check',
      '--target',
      '500',
      '--port',
      '8093',
      '--port',
      '8094',
    ])
    expect(exitCode).toBe(0)
    expect(report.servers).toMatchObject([
      {
        sockets: {value: [{backlog: {value: 7}, owners: {value: [pid]}}]},
        processes: [{program: {value: 'a b'}}],
      },
      {sockets: {value: [{backlog: {value: 511}, owners: {value: [other.pid]}}]}},
    ])
  })

  it('keeps the backlog it got before somaxconn was raised', async () => {
    await network.run(['sh', '-c', 'echo 64 > /proc/sys/net/core/somaxconn'])
    await network.start(node('net.createServer().listen({port: 8088, backlog: 2000})'), 8088)
    expect(await backlogOf8088()).toMatchObject({args: {backlog: 64, somaxconn: 64, because: 'allowed'}})
    await network.run(['sh', '-c', 'echo 4096 > /proc/sys/net/core/somaxconn'])
    expect(await backlogOf8088()).toMatchObject({args: {backlog: 64, somaxconn: 4096, because: 'either'}})
    await network.run(['sh', '-c', 'echo 32 > /proc/sys/net/core/somaxconn'])
    expect(await backlogOf8088()).toMatchObject({
      args: {backlog: 64, somaxconn: 32, because: 'lowered-since'},
    })
  })

  it('in a network namespace that is not ours is found by its pid', async () => {
    await network.run(['sh', '-c', 'echo 128 > /proc/sys/net/core/somaxconn'])
    const {pid} = await network.start(node('net.createServer().listen(8089)'), 8089)
    const other = await openNetwork()
    try {
      const {report} = await other.tuneJson<CheckReport>(['check', '--target', '500', '--pid', String(pid)])
      const [server] = report.servers
      expect(server).toMatchObject({
        somaxconn: {value: 128},
        sockets: {value: [{port: 8089, backlog: {value: 128}, owners: {value: [pid]}}]},
        processes: [{networkNamespace: {value: 'another'}}],
      })
    } finally {
      await other.close()
    }
  })

  it('that is not there fails in one sentence', async () => {
    const {exitCode, server} = await check(['--target', '500', '--port', '8090'])
    expect(exitCode).toBe(3)
    expect(server.findings).toMatchObject([
      {id: 'server', verdict: 'fail', message: {code: 'nothing-listens', args: {port: 8090}}},
    ])
    const gone = await check(['--target', '500', '--pid', '4194304'])
    expect(gone.exitCode).toBe(3)
    expect(codes(gone.server)).toEqual(['fail no-such-process'])
    const silent = await check(['--target', '500', '--pid', String(process.pid)])
    expect(codes(silent.server)).toEqual(['fail process-listens-nowhere'])
  })

  it.each(['0', '65536', '80a', '-1', ''])('a port of %j is a mistake', async (port) => {
    const answer = await network.tuneJson<{code: string}>(['check', `--port=${port}`])
    expect(answer.exitCode).toBe(2)
    expect(answer.report.code).toBe('bad-whole-number')
  })

  it('leaves no process behind', async () => {
    const {pid} = await network.start(asyncio(8091), 8091)
    await network.close()
    expect(readdirSync('/proc')).not.toContain(String(pid))
  })
})
