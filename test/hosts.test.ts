import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {checkExitCode} from '../src/cli/check-exit-code.js'
import {checkHost, type CheckChoices} from '../src/cli/check-host.js'
import {gatherFacts} from '../src/facts/linux/gather.js'
import {factsSchemaVersion} from '../src/facts/facts-schema.js'
import type {Host} from '../src/host/host.js'
import {localHost} from '../src/host/local-host.js'
import {recordedHost} from '../src/host/recorded-host.js'
import type {Recording} from '../src/host/recording.js'
import {known} from '../src/model/fact.js'
import {plain} from '../src/report/palette.js'
import {render} from '../src/report/render.js'
import {kernelSettings} from './build/hosts/kernel.js'
import {composedHosts} from './build/hosts/machines.js'
import {readRecording} from './build/hosts/recorded.js'

const profiles = 'profiles'

const ordinary: CheckChoices = {
  target: 10_000,
  role: 'both',
  runtime: 'node',
  sources: 1,
  processes: 1,
  profile: 'linux-high-conn',
}

const workloads = {
  '10k': ordinary,
  '10k-python': {...ordinary, runtime: 'python'},
  '10k-threads': {...ordinary, role: 'server', runtime: 'jvm', 'threads-per-connection': 1},
  '100k-client': {...ordinary, target: 100_000, role: 'client', sources: 4},
  '100k-server': {...ordinary, target: 100_000, role: 'server', rate: 20_000},
  '1m': {...ordinary, target: 1_000_000},
} satisfies Record<string, CheckChoices>

const recordings: Readonly<Record<string, Recording>> = {
  ...composedHosts,
  'debian-12-without-systemd': readRecording('debian-12-without-systemd'),
}

const isProfile = (path: string) => path.startsWith(`${profiles}/`)

/** That host, and the profiles and files of this one. */
function hostOf(recording: Recording, files: Readonly<Record<string, string>> = {}): Host {
  const texts = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, known(text, path)]))
  const host = recordedHost({...recording, texts: {...recording.texts, ...texts}})
  return {
    ...host,
    readText: (path) => (isProfile(path) ? localHost : host).readText(path),
    readBytes: (path, most) => (isProfile(path) ? localHost : host).readBytes(path, most),
    listFolder: (path) => (path === profiles ? localHost : host).listFolder(path),
  }
}

/** As the lowest limit of each host has it: 0 holds, 3 does not. */
const exitCodes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'debian-12': answers(0, 3, 0, 0, 0, 3),
  'debian-13': answers(0, 3, 0, 0, 0, 3),
  'ubuntu-24.04': answers(0, 3, 0, 0, 0, 3),
  'rhel-9': answers(0, 3, 0, 0, 0, 3),
  // 4,096 open files; 1 GiB.
  alpine: answers(3, 3, 3, 3, 3, 3),
  docker: answers(0, 3, 0, 0, 0, 3),
  // A soft limit as high as the hard one; 512 MiB, 9,830 threads.
  'kubernetes-pod': answers(0, 0, 3, 3, 3, 3),
  wsl2: answers(0, 3, 0, 0, 0, 3),
  // 4,096 ephemeral ports.
  'wsl2-mirrored': answers(3, 3, 0, 3, 0, 3),
  // 20,000 open files, soft as hard.
  'debian-12-without-systemd': answers(0, 0, 0, 3, 3, 3),
}

function answers(
  ordinaryOne: number,
  python: number,
  threads: number,
  client: number,
  server: number,
  million: number,
): Readonly<Record<string, number>> {
  return {
    '10k': ordinaryOne,
    '10k-python': python,
    '10k-threads': threads,
    '100k-client': client,
    '100k-server': server,
    '1m': million,
  }
}

const goldenOf = (name: string, workload: string) =>
  `golden/hosts/${name}/${workload}.exit-${exitCodes[name]?.[workload]}`

/** Too much for a repository in JSON too: one that holds, and the one where most falls short. */
const inJson: readonly string[] = ['10k', '1m']

const cases = Object.entries(recordings).flatMap(([name, recording]) =>
  Object.entries(workloads).map(([workload, choices]) => ({name, recording, workload, choices})),
)

const checked = async (recording: Recording, choices: CheckChoices) =>
  (await checkHost(hostOf(recording), choices, profiles)).report

/** An answer says its numbers in full, and in one line. */
const longAnswer =
  /^This host holds 100,000 connections, with \d warnings; the first wall is connection tracking, /

describe.each(cases)('$name, $workload', ({name, recording, workload, choices}) => {
  it('reads as its golden file, which has the exit code in its name', async () => {
    const report = await checked(recording, choices)
    expect(checkExitCode(report, 'fail')).toBe(exitCodes[name]?.[workload])
    await expect(render(report, 'text', plain)).toMatchFileSnapshot(`${goldenOf(name, workload)}.txt`)
  })

  it('answers in its first line, and is nowhere wider than 100 columns', async () => {
    const text = render(await checked(recording, choices), 'text', plain)
    expect(text).toMatch(/^This host (holds|stops at) [^\n]*\.\n\n/)
    expect(text.split('\n').filter((line) => line.length > 100 && !longAnswer.test(line))).toEqual([])
  })
})

describe.each(cases.filter(({workload}) => inJson.includes(workload)))('$name, $workload', (one) => {
  it('is the JSON of its golden file', async () => {
    const report = await checked(one.recording, one.choices)
    await expect(render(report, 'json', plain)).toMatchFileSnapshot(
      `${goldenOf(one.name, one.workload)}.json`,
    )
  })
})

describe.each(Object.entries(composedHosts))('the fixture of %s', (name, recording) => {
  it('is what it is composed to be', async () => {
    await expect(`${JSON.stringify(recording, null, 2)}\n`).toMatchFileSnapshot(`fixtures/hosts/${name}.json`)
  })

  it('comes back from the disk as it is', () => {
    expect(readRecording(name)).toEqual(recording)
  })
})

describe.each(Object.entries(recordings))('facts of %s', (_name, recording) => {
  it.each(Object.entries(workloads))('are judged the same once saved: %s', async (_workload, choices) => {
    const facts = await gatherFacts(hostOf(recording))
    const saved = JSON.stringify({
      schemaVersion: factsSchemaVersion,
      kind: 'facts',
      tune: '0',
      hostName: null,
      facts,
    })
    const host = hostOf(recording, {'saved.json': saved})
    const {report} = await checkHost(host, {...choices, facts: 'saved.json'}, profiles)
    expect(report).toEqual(await checked(recording, choices))
  })
})

describe('a kernel that is composed', () => {
  const recorded = readRecording('debian-12-without-systemd')
  const composed = kernelSettings({release: '6.18.44', memoryKib: 24_684_084, cpus: 2})

  it.each(Object.entries(composed))('has about the %s that one was recorded with', (path, text) => {
    const fact = recorded.texts[`/proc/sys/${path}`]
    const real = fact?.state === 'known' ? fact.value.trim().split(/\s+/) : []
    for (const [index, number] of text.split(/\s+/).entries()) {
      expect(Number(number) / Number(real[index]) || 1).toBeCloseTo(1, 2)
    }
  })
})

it('has a fixture for every host, and no other', () => {
  const files = readdirSync('test/fixtures/hosts').filter((file) => file.endsWith('.json'))
  expect(files.toSorted()).toEqual(
    Object.keys(recordings)
      .map((name) => `${name}.json`)
      .toSorted(),
  )
})

it('says of every fixture how it was made', () => {
  const page = readFileSync('test/fixtures/hosts/README.md', 'utf8')
  const headings = [...page.matchAll(/^## `([^`]+)`: (recorded|composed)$/gm)].map(([, name, how]) => [
    name,
    how,
  ])
  const expected = Object.keys(recordings).map((name) => [
    name,
    Object.hasOwn(composedHosts, name) ? 'composed' : 'recorded',
  ])
  expect(Object.fromEntries(headings)).toEqual(Object.fromEntries(expected))
})

/** What looks like a mistake of a host and is none. */
const innocent: readonly {
  readonly what: string
  readonly why: string
  readonly hosts: readonly string[]
  readonly choices?: Partial<CheckChoices>
  readonly id: string
  readonly verdict: 'pass' | 'not-applicable'
  readonly code?: string
}[] = [
  {
    what: 'no connection tracking',
    why: 'without a rule that tracks, the module is not loaded and its files are not there',
    hosts: ['debian-12', 'debian-13', 'ubuntu-24.04', 'alpine', 'wsl2'],
    id: 'conntrack',
    verdict: 'not-applicable',
    code: 'nothing-tracked',
  },
  {
    what: 'connection tracking that counts nothing',
    why: 'the module is loaded for the host; no rule tracks in this network namespace',
    hosts: ['docker', 'kubernetes-pod', 'debian-12-without-systemd'],
    id: 'conntrack',
    verdict: 'not-applicable',
    code: 'nothing-tracked',
  },
  {
    what: 'fs.file-max of 9223372036854775807',
    why: 'systemd takes the bound away; a guide that wants 2097152 lowers it',
    hosts: ['debian-12', 'debian-13', 'ubuntu-24.04', 'rhel-9', 'docker', 'kubernetes-pod', 'wsl2'],
    id: 'file-max',
    verdict: 'pass',
  },
  {
    what: 'net.ipv4.tcp_max_syn_backlog of 64 to 1024',
    why: 'with SYN cookies on, the listen backlog bounds half-open handshakes',
    hosts: Object.keys(recordings),
    choices: {role: 'server', rate: 2000},
    id: 'syn-queue',
    verdict: 'not-applicable',
    code: 'syn-cookies-on',
  },
  {
    what: 'no net.ipv4.tcp_max_orphans in a container',
    why: "a network namespace does not show what is the host's",
    hosts: ['docker', 'kubernetes-pod'],
    id: 'orphans',
    verdict: 'not-applicable',
    code: 'host-only-setting',
  },
  {
    what: 'no net.ipv4.tcp_mem in a container',
    why: "a network namespace does not show what is the host's",
    hosts: ['docker', 'kubernetes-pod'],
    choices: {queued: 10},
    id: 'tcp-mem',
    verdict: 'not-applicable',
    code: 'host-only-setting',
  },
  {
    what: 'no net.ipv4.neigh.default.gc_thresh3 in a container',
    why: "a network namespace does not show what is the host's",
    hosts: ['docker', 'kubernetes-pod'],
    choices: {peers: 2000},
    id: 'neighbours',
    verdict: 'not-applicable',
    code: 'host-only-setting',
  },
  {
    what: 'a negative net.ipv4.tcp_ehash_entries',
    why: 'the table is shared with the first network namespace, and as large as it says',
    hosts: ['docker'],
    id: 'hash-chains',
    verdict: 'pass',
  },
  {
    what: 'no net.ipv4.tcp_ehash_entries',
    why: 'kernels before 6.1 do not show it',
    hosts: ['rhel-9', 'kubernetes-pod'],
    id: 'hash-chains',
    verdict: 'not-applicable',
    code: 'no-such-limit-here',
  },
  {
    what: 'a somaxconn nobody raised',
    why: '4096 is the default since Linux 5.4, and enough for 2,000 a second',
    hosts: Object.keys(recordings),
    choices: {role: 'server', rate: 2000},
    id: 'accept-queue',
    verdict: 'pass',
  },
  {
    what: 'tcp_tw_reuse of 2',
    why: 'the default covers loopback, so 1,000 closed a second leave ports enough for 10,000',
    hosts: ['debian-12', 'debian-13', 'ubuntu-24.04', 'rhel-9', 'docker', 'kubernetes-pod', 'wsl2'],
    choices: {churn: 1000},
    id: 'ephemeral-ports',
    verdict: 'pass',
  },
  {
    what: 'a range of 28,232 ports under 100,000 clients',
    why: 'they are elsewhere, and the server takes no ephemeral port',
    hosts: Object.keys(recordings),
    choices: {target: 100_000, role: 'server'},
    id: 'net.ipv4.ip_local_port_range',
    verdict: 'pass',
    code: 'setting-meets-profile',
  },
  {
    what: 'a somaxconn of 4096 under a client of 20,000 a second',
    why: 'it accepts nothing',
    hosts: Object.keys(recordings),
    choices: {rate: 20_000, role: 'client'},
    id: 'net.core.somaxconn',
    verdict: 'pass',
    code: 'setting-meets-profile',
  },
]

const innocents = innocent.flatMap(({hosts, ...row}) => hosts.map((name) => ({...row, name})))

describe('no false alarm', () => {
  it.each(innocents)('$what on $name: $why', async ({name, choices, id, verdict, code = 'limit-holds'}) => {
    const recording = recordings[name]
    if (recording === undefined) throw new Error(`no host ${name}`)
    const {findings} = await checked(recording, {...ordinary, ...choices})
    const found = findings.find((finding) => finding.id === id)
    expect([found?.verdict, found?.message.code]).toEqual([verdict, code])
  })

  it.each(Object.entries(recordings))(
    'of a value that changes at the next boot or login: %s',
    async (_name, recording) => {
      const {findings} = await checked(recording, ordinary)
      expect(findings.filter(({kind}) => kind === 'drift')).toEqual([])
    },
  )

  it('of a container where WSL2 has a process namespace of its own and systemd in it', async () => {
    const facts = await gatherFacts(recordedHost(composedHosts['wsl2']))
    expect(facts.nextBoot.state).toBe('known')
  })

  /** Every warning of a host as it is installed, and why it is none too many. */
  const soft = 'open-files-soft' // 1024, which Python, C and nginx do stop at.
  const warned: readonly (readonly [name: string, ids: readonly string[]])[] = [
    ['debian-12', [soft, 'RLIMIT_NOFILE soft']],
    ['debian-13', [soft, 'RLIMIT_NOFILE soft']],
    ['ubuntu-24.04', [soft, 'RLIMIT_NOFILE soft']],
    ['rhel-9', [soft, 'RLIMIT_NOFILE soft']],
    // So little memory makes a small table of orphans; and 4,096 open files are too few indeed.
    ['alpine', [soft, 'orphans', 'RLIMIT_NOFILE hard', 'RLIMIT_NOFILE soft']],
    ['docker', [soft, 'RLIMIT_NOFILE soft']],
    ['kubernetes-pod', []],
    ['wsl2', [soft, 'RLIMIT_NOFILE soft']],
    ['wsl2-mirrored', [soft, 'ephemeral-ports-knee', 'RLIMIT_NOFILE soft', 'net.ipv4.ip_local_port_range']],
    // It was busy when it was recorded.
    ['debian-12-without-systemd', ['condition-load']],
  ]

  it.each(warned)('of any other kind on a stock host: %s', async (name, ids) => {
    const recording = recordings[name]
    if (recording === undefined) throw new Error(`no host ${name}`)
    const {findings} = await checked(recording, ordinary)
    expect(findings.filter(({verdict}) => verdict === 'warn').map(({id}) => id)).toEqual(ids)
  })
})
