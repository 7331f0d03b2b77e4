import {describe, expect, it} from 'vitest'
import {judgeServer, smallestBacklog} from '../../src/check/judge-server.js'
import {check} from '../../src/check/check.js'
import {absent, known, unreadable} from '../../src/model/fact.js'
import type {Container, ListeningSocket, ServerFacts, ServerProcess} from '../../src/model/server-facts.js'
import type {Workload} from '../../src/model/workload.js'
import {facts, settings, workload} from '../build/facts.js'
import {server, serverProcess, socket} from '../build/server.js'

const judge = (asked: ServerFacts, changes: Partial<Workload> = {}) =>
  judgeServer(asked, facts(), workload(changes))

const withProcess = (changes: Partial<ServerProcess>) => server({processes: [serverProcess(changes)]})
const withSocket = (changes: Partial<ListeningSocket>, more: Partial<ServerFacts> = {}) =>
  server({sockets: known([socket(changes)], 'ss'), ...more})

function findingOf(asked: ServerFacts, id: string, changes: Partial<Workload> = {}) {
  return judge(asked, changes).findings.find((finding) => finding.id === id)
}

const nginx = (pid: number, parent: number) =>
  serverProcess({
    pid,
    parent: known(parent, 'stat'),
    program: known('nginx', 'comm'),
    runtime: 'nginx',
    openFileLimit: known({soft: 1024, hard: 1024}, 'limits'),
    openFiles: known(12, 'fd'),
  })

const queue = (asked: ServerFacts, changes: Partial<Workload> = {}) =>
  findingOf(asked, 'server-accept-queue', changes)
const backlog = (value: number) => ({backlog: known(value, 'ss')})

const memory = (limitBytes: number, usedBytes: number, more: Partial<ServerProcess> = {}) =>
  withProcess({cgroupMemory: known({version: 2, limitBytes, usedBytes}, 'memory.max'), ...more})

describe('a server that is not there', () => {
  it.each([
    ['nothing-listens', {asked: {by: 'port', port: 80}, sockets: known([], 'ss')}],
    ['process-listens-nowhere', {asked: {by: 'pid', pid: 9}, sockets: known([], 'ss')}],
    ['no-such-process', {asked: {by: 'pid', pid: 9}, sockets: absent('/proc/9')}],
  ] as const)('fails as %s and nothing else', (code, changes) => {
    expect(judge(server({...changes, processes: []}))).toMatchObject({
      verdict: 'fail',
      ceiling: null,
      binding: null,
      findings: [{id: 'server', kind: 'server', verdict: 'fail', message: {code}}],
    })
  })

  it('is unknown when its sockets cannot be seen', () => {
    const hidden = server({sockets: unreadable('/proc/9/fd', 'pid not visible to this user')})
    expect(judge(hidden)).toMatchObject({
      verdict: 'unknown',
      findings: [{id: 'server', message: {code: 'server-not-visible'}}],
    })
  })
})

describe('the open files of a server', () => {
  const limited = (soft: number | 'unlimited', open: number, connections: number) =>
    withProcess({
      openFileLimit: known({soft, hard: 4096}, 'limits'),
      openFiles: known(open, 'fd'),
      connections: known(connections, 'fd'),
    })

  it.each([
    ['its soft limit without what else is open', limited(1024, 21, 0), 1003],
    ['the same when connections are open already', limited(1024, 521, 500), 1003],
    ['nothing when it is full of other things', limited(20, 21, 0), 0],
    ['no bound', limited('unlimited', 21, 0), null],
  ])('carry %s', (_case, asked, ceiling) => {
    expect(judge(asked).ceiling).toBe(ceiling)
  })

  it('stop it below the target, hold it at the target', () => {
    const short = findingOf(limited(1024, 21, 0), 'server-open-files', {target: 1004})
    expect(short).toMatchObject({
      verdict: 'fail',
      message: {
        code: 'server-open-files-short',
        args: {ceiling: 1003, target: 1004, soft: 1024, others: 21, processes: 1},
      },
    })
    const holds = findingOf(limited(1024, 21, 0), 'server-open-files', {target: 1003})
    expect(holds).toMatchObject({verdict: 'pass', message: {code: 'server-open-files-hold'}, fixes: []})
  })

  it('are raised now and for the next start, never below its hard limit', () => {
    const fixes = findingOf(limited(1024, 21, 0), 'server-open-files', {target: 2000})?.fixes
    expect(fixes).toEqual([
      {layer: 'runtime', how: {code: 'fix-prlimit-pids', args: {pids: [7], soft: 2638, hard: 4096}}},
      {layer: 'service', how: {code: 'fix-limit-nofile', args: {limit: 2638}}},
    ])
  })

  it('are raised to a value that holds the target', () => {
    const fix = findingOf(limited(1024, 900, 0), 'server-open-files', {target: 50_000})?.fixes[0]?.how
    if (fix?.code !== 'fix-prlimit-pids') throw new Error('no fix')
    const raised = withProcess({
      openFileLimit: known({soft: fix.args.soft, hard: fix.args.hard}, 'limits'),
      openFiles: known(900, 'fd'),
    })
    expect(findingOf(raised, 'server-open-files', {target: 50_000})?.verdict).toBe('pass')
  })

  it('need fs.nr_open first where that is lower', () => {
    const tight = settings({'fs.nr_open': known({shape: 'count', count: 2000}, 'test')})
    const {findings} = judgeServer(limited(1024, 21, 0), tight, workload({target: 2000}))
    expect(findings[0]?.fixes[0]).toMatchObject({how: {code: 'fix-nr-open-first', args: {limit: 2638}}})
  })

  it.each([
    ['its unit', {unit: known('app.service', 'cgroup')}, 'fix-limit-nofile-unit'],
    [
      'its container',
      {container: known<Container>({engine: 'docker', id: 'ab'}, 'cgroup')},
      'fix-container-nofile',
    ],
  ] as const)('are raised for the next start in %s', (_case, changes, code) => {
    const asked = withProcess({...changes, openFileLimit: known({soft: 100, hard: 100}, 'limits')})
    expect(findingOf(asked, 'server-open-files')?.fixes[1]).toMatchObject({layer: 'service', how: {code}})
  })

  it('add up over the workers, and the master does not count', () => {
    const judged = judge(server({processes: [nginx(7, 1), nginx(8, 7), nginx(9, 7)]}))
    expect(judged).toMatchObject({ceiling: 2024, accepting: [8, 9]})
    expect(judged.findings[0]?.fixes.map(({how}) => how)).toMatchObject([
      {args: {pids: [8, 9], soft: 5788}},
      {code: 'fix-limit-nofile'},
      {code: 'fix-nginx-files', args: {limit: 5788, connections: 5512}},
    ])
  })

  it.each([
    [
      'its owner is not visible',
      server({processes: [], sockets: known([socket({owners: unreadable('fd', 'hidden')})], 'ss')}),
      'hidden',
    ],
    ['its open files are locked', withProcess({openFiles: unreadable('fd', 'locked')}), 'locked'],
    [
      'its connections cannot be told from the rest',
      withProcess({connections: unreadable('tcp', 'garbage')}),
      'garbage',
    ],
    ['it ended meanwhile', withProcess({openFileLimit: absent('limits')}), 'it ended meanwhile'],
  ])('are unknown, not enough, when %s', (_case, asked, reason) => {
    expect(findingOf(asked, 'server-open-files')).toMatchObject({
      verdict: 'unknown',
      message: {code: 'server-open-files-unknown', args: {reason}},
    })
  })
})

describe('the accept queue of a server', () => {
  it('is shown without a rate, and judges nothing', () => {
    expect(queue(withSocket(backlog(1)))).toMatchObject({
      verdict: 'pass',
      message: {code: 'server-backlog', args: {socket: '0.0.0.0:8080', backlog: 1, somaxconn: 4096}},
    })
  })

  it.each([
    ['holds what arrives in one pause', 512, {ratePerSecond: 2048}, 'pass'],
    ['is one too short', 511, {ratePerSecond: 2048}, 'warn'],
    ['holds a target that fits in it at once', 511, {ratePerSecond: 100_000, target: 512}, 'pass'],
    ['is too short for one more', 511, {ratePerSecond: 100_000, target: 513}, 'warn'],
  ])('%s', (_case, size, changes, verdict) => {
    expect(queue(withSocket(backlog(size)), changes)?.verdict).toBe(verdict)
  })

  it.each([
    [4096, 4096, null, 'allowed'],
    [511, 4096, 'node', 'program-default'],
    [511, 4096, 'go', 'listened-before'],
    [128, 4096, 'python', 'either'],
    [700, 4096, null, 'either'],
    [4096, 1024, null, 'lowered-since'],
  ] as const)('of %i under %i in %s is so because: %s', (size, somaxconn, runtime, because) => {
    const asked = withSocket(backlog(size), {
      somaxconn: known(somaxconn, 'test'),
      processes: [serverProcess({runtime})],
    })
    expect(queue(asked)?.message).toMatchObject({args: {because}})
  })

  it('does not claim a reason when somaxconn is not known', () => {
    const asked = withSocket(backlog(511), {somaxconn: unreadable('nsenter', 'no')})
    expect(queue(asked)?.message).toMatchObject({args: {somaxconn: null, because: 'unknown'}})
  })

  it.each([
    [null, 'fix-listen-backlog'],
    ['node', 'fix-node-backlog'],
    ['nginx', 'fix-nginx-backlog'],
    ['python', 'fix-python-backlog'],
    ['go', 'fix-listen-again'],
  ] as const)('is raised as %s does it', (runtime, code) => {
    const asked = withSocket(backlog(100), {processes: [serverProcess({runtime})]})
    expect(queue(asked, {ratePerSecond: 4000})?.fixes).toMatchObject([{layer: 'application', how: {code}}])
  })

  it('asks for somaxconn first where that is lower', () => {
    expect(queue(withSocket(backlog(100)), {ratePerSecond: 40_000})?.fixes.map(({layer}) => layer)).toEqual([
      'runtime',
      'next-boot',
      'application',
    ])
  })

  it.each([
    ['full', 5, 'fail'],
    ['filled to the last place', 4, 'pass'],
  ])('that is %s now', (_case, queued, verdict) => {
    expect(queue(withSocket({...backlog(4), queued}))?.verdict).toBe(verdict)
  })

  it('is full because the process is stopped, where it is', () => {
    const asked = withSocket(
      {...backlog(4), queued: 5},
      {processes: [serverProcess({state: known('T', 'stat')})]},
    )
    expect(queue(asked)).toMatchObject({
      message: {args: {stoppedPid: 7}},
      fixes: [{how: {code: 'fix-continue-process'}}],
    })
  })

  it.each([
    [{}, 'not-applicable'],
    [{ratePerSecond: 10}, 'unknown'],
  ])('without a known backlog and with %j is %s', (changes, verdict) => {
    const asked = withSocket({backlog: unreadable('ss', 'not installed')})
    expect(queue(asked, changes)).toMatchObject({verdict, message: {code: 'server-backlog-unknown'}})
  })

  it('is the worst of the sockets that share an address', () => {
    const sockets = known([socket(backlog(900)), socket(backlog(90)), socket(backlog(500))], 'ss')
    expect(judge(server({sockets})).findings.filter(({id}) => id === 'server-accept-queue')).toMatchObject([
      {message: {args: {backlog: 90}}},
    ])
  })

  it('smallest of all named is the workload’s', () => {
    expect(smallestBacklog([withSocket(backlog(511)), withSocket(backlog(100))])).toBe(100)
    expect(smallestBacklog([withSocket({backlog: unreadable('ss', 'no')})])).toBeUndefined()
    expect(smallestBacklog([server({sockets: absent('/proc/9')})])).toBeUndefined()
  })
})

describe('the control group of a server', () => {
  it('bounds it by the memory it has left, beside the connections it has', () => {
    const asked = memory(10_500_000 + 77, 77, {connections: known(50, 'fd')})
    expect(judge(asked)).toMatchObject({ceiling: 1050, binding: 'memory', verdict: 'fail'})
    expect(findingOf(asked, 'server-memory')).toMatchObject({
      message: {code: 'server-memory-short', args: {ceiling: 1050, leftBytes: 10_500_000}},
      fixes: [{layer: 'service', how: {args: {neededBytes: 9950 * 10_500}}}],
    })
    expect(findingOf(asked, 'server-memory', {target: 1050})?.verdict).toBe('pass')
  })

  it('leaves nginx more, which keeps almost nothing itself', () => {
    expect(judge(memory(4_750_000, 0, {runtime: 'nginx'})).ceiling).toBe(1000)
  })

  it('is no finding when nothing bounds it, and unknown when that cannot be read', () => {
    expect(findingOf(server(), 'server-memory')).toBeUndefined()
    const locked = withProcess({cgroupMemory: unreadable('memory.max', 'EACCES')})
    expect(findingOf(locked, 'server-memory')?.verdict).toBe('unknown')
  })

  it('bounds threads only where a connection takes some', () => {
    const asked = withProcess({cgroupPids: known({limit: 1000, used: 200}, 'pids.max')})
    expect(findingOf(asked, 'server-threads')).toBeUndefined()
    expect(findingOf(asked, 'server-threads', {threadsPerConnection: 2})).toMatchObject({
      verdict: 'fail',
      message: {args: {ceiling: 400, left: 800}},
      fixes: [{how: {args: {needed: 20_000}}}],
    })
    expect(findingOf(asked, 'server-threads', {threadsPerConnection: 2, target: 400})?.verdict).toBe('pass')
  })
})

describe('what is worth knowing of a server', () => {
  it.each([
    [['127.0.0.1', '::1'], true],
    [['127.0.0.53%lo'], true],
    [['127.0.0.1', '*'], false],
    [['0.0.0.0'], false],
  ])('%j is reached from this host only: %s', (addresses, isLocal) => {
    const sockets = known(
      addresses.map((address) => socket({address})),
      'ss',
    )
    expect(findingOf(server({sockets}), 'server-address') !== undefined).toBe(isLocal)
  })

  it('docker-proxy is not the server, and nginx has a wall of its own', () => {
    const proxy = withProcess({program: known('docker-proxy', 'comm')})
    expect(findingOf(proxy, 'server-forwards')?.verdict).toBe('not-applicable')
    const note = findingOf(withProcess({runtime: 'nginx'}), 'server-worker-connections')
    expect(note?.verdict).toBe('not-applicable')
  })
})

describe('a check with a server', () => {
  const names = {isKnown: () => true, nearest: () => null}
  const run = (servers: readonly ServerFacts[]) =>
    check(facts(), workload(), {name: 'none', requirements: []}, names, servers)

  it('has its findings beside the others, and its verdict among them', () => {
    const short = withProcess({openFileLimit: known({soft: 100, hard: 100}, 'limits')})
    const report = run([server(), short])
    expect(run([server()]).verdict).toBe('pass')
    expect(report.verdict).toBe('fail')
    expect(report.servers.map(({verdict}) => verdict)).toEqual(['pass', 'fail'])
    expect(report.findings.filter(({kind}) => kind === 'server')).toHaveLength(4)
    expect(report.ceiling).toBe(run([]).ceiling)
  })
})
