import {describe, expect, it} from 'vitest'
import {epollWatches} from '../../src/limits/epoll-watches.js'
import {fileMax} from '../../src/limits/file-max.js'
import {memory} from '../../src/limits/memory.js'
import {openFiles, openFilesSoft} from '../../src/limits/open-files.js'
import {limits} from '../../src/limits/registry.js'
import {toNumber} from '../../src/model/count.js'
import {known} from '../../src/model/fact.js'
import type {Facts} from '../../src/model/facts.js'
import type {Fix, Limit} from '../../src/model/limit.js'
import type {LimitId} from '../../src/model/limit-id.js'
import type {Message, MessageCode} from '../../src/model/message.js'
import {roles, runtimes, type Workload} from '../../src/model/workload.js'
import {
  aCount,
  aPortList,
  aRange,
  aVector,
  facts,
  gibibyte,
  someBytes,
  someNumber,
  somePorts,
  workload,
} from '../build/facts.js'
import {judge} from '../build/judge.js'
import {fc} from '../build/properties.js'

const port = fc.integer({min: 1024, max: 65_535})
const files = fc.integer({min: 0, max: 3_000_000})

const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    hard: files,
    soft: files,
    nrOpen: files,
    most: files,
    open: fc.integer({min: 0, max: 100_000}),
    watches: files,
    somaxconn: fc.integer({min: 1, max: 70_000}),
    ports: fc.tuple(port, port),
    reserved: fc.array(fc.tuple(port, fc.integer({min: 0, max: 500})), {maxLength: 2}),
    listening: fc.uniqueArray(port, {maxLength: 20}),
    bytes: fc.integer({min: 0, max: 4 * gibibyte}),
    small: fc.array(fc.integer({min: 1, max: 60_000}), {minLength: 11, maxLength: 11}),
    cookies: fc.integer({min: 0, max: 1}),
  })
  .map(
    ({
      hard,
      soft,
      nrOpen,
      most,
      open,
      watches,
      somaxconn,
      ports,
      reserved,
      listening,
      bytes,
      small,
      cookies,
    }) =>
      facts({
        settings: {
          'RLIMIT_NOFILE hard': aCount(hard),
          'RLIMIT_NOFILE soft': aCount(Math.min(hard, soft)),
          'fs.nr_open': aCount(nrOpen),
          'fs.file-max': aCount(most),
          'fs.epoll.max_user_watches': aCount(watches),
          'net.core.somaxconn': aCount(somaxconn),
          'net.ipv4.ip_local_port_range': aRange(Math.min(...ports), Math.max(...ports)),
          'net.ipv4.ip_local_reserved_ports': aPortList(
            ...reserved.map(([low, more]) => ({low, high: Math.min(65_535, low + more)})),
          ),
          'kernel.threads-max': aCount(small[0] ?? 1),
          'kernel.pid_max': aCount(small[1] ?? 1),
          'vm.max_map_count': aCount(small[2] ?? 1),
          'net.ipv4.neigh.default.gc_thresh3': aCount(small[3] ?? 1),
          'net.ipv4.tcp_ehash_entries': aVector(-(small[4] ?? 1)),
          'net.ipv4.tcp_max_orphans': aCount(small[5] ?? 1),
          'net.ipv4.tcp_max_syn_backlog': aCount(small[6] ?? 1),
          'net.ipv4.tcp_max_tw_buckets': aCount(small[7] ?? 1),
          'net.ipv4.tcp_mem': aVector(small[8] ?? 1, (small[8] ?? 1) * 2, (small[8] ?? 1) * 3),
          'net.ipv4.tcp_syncookies': aCount(cookies),
          'net.netfilter.nf_conntrack_max': aCount(small[9] ?? 1),
          'net.netfilter.nf_conntrack_buckets': aCount(small[10] ?? 1),
        },
        openFilesAllocated: known(open, '/proc/sys/fs/file-nr'),
        listeningPorts: somePorts(...listening),
        memoryAvailableBytes: someBytes(bytes),
        conntrackCount: someNumber(1 + (open % 1000)),
        threads: someNumber(200),
      }),
  )

const anyWorkload: fc.Arbitrary<Workload> = fc
  .record(
    {
      target: fc.integer({min: 1, max: 2_000_000}),
      role: fc.constantFrom(...roles),
      runtime: fc.constantFrom(...runtimes),
      ratePerSecond: fc.integer({min: 1, max: 1_000_000}),
      sources: fc.integer({min: 1, max: 4}),
      processes: fc.integer({min: 1, max: 16}),
      churnPerSecond: fc.integer({min: 1, max: 20_000}),
      threadsPerConnection: fc.integer({min: 1, max: 3}),
      peers: fc.integer({min: 1, max: 100_000}),
      queuedShare: fc.double({min: 0.01, max: 1, noNaN: true}),
    },
    {requiredKeys: ['target', 'role', 'runtime', 'sources', 'processes']},
  )
  .map(workload)

interface Situation {
  readonly host: Facts
  readonly load: Workload
}

const openFileFixes = [
  'fix-prlimit-shell',
  'fix-limits-conf',
  'fix-limit-nofile',
  'fix-container-ulimit',
] as const

function isOneOf<C extends MessageCode>(
  how: Message,
  codes: readonly C[],
): how is Extract<Message, {code: C}> {
  return codes.some((code) => code === how.code)
}

function withSetting({host, load}: Situation, name: string, value: string | number): Situation {
  const numbers = String(value).split(' ').map(Number)
  const [low = 0, high = 0] = numbers
  const fact =
    numbers.length === 1 ? aCount(low) : numbers.length === 2 ? aRange(low, high) : aVector(...numbers)
  return {host: {...host, settings: {...host.settings, [name]: fact}}, load}
}

/** Host and workload after a fix was followed. */
function follow({how}: Fix, before: Situation): Situation {
  const {host, load} = before
  if (isOneOf(how, ['fix-ulimit-soft'])) return withSetting(before, 'RLIMIT_NOFILE soft', how.args.limit)
  if (isOneOf(how, openFileFixes)) return withSetting(before, 'RLIMIT_NOFILE hard', how.args.limit)
  if (isOneOf(how, ['fix-nr-open-first'])) return withSetting(before, 'fs.nr_open', how.args.limit)
  if (isOneOf(how, ['fix-sysctl-now', 'fix-sysctl-boot'])) {
    return withSetting(before, how.args.name, how.args.value)
  }
  if (isOneOf(how, ['fix-more-processes'])) return {host, load: {...load, processes: how.args.processes}}
  if (isOneOf(how, ['fix-more-sources'])) return {host, load: {...load, sources: how.args.sources}}
  if (isOneOf(how, ['fix-slower-rate'])) {
    return {host, load: {...load, ratePerSecond: how.args.ratePerSecond}}
  }
  if (isOneOf(how, ['fix-more-memory', 'fix-cgroup-memory'])) {
    return {host: {...host, memoryAvailableBytes: someBytes(how.args.neededBytes)}, load}
  }
  if (isOneOf(how, ['fix-boot-parameter'])) {
    const entries = Number(/^thash_entries=(\d+)$/.exec(how.args.parameter)?.[1])
    const settings = {...host.settings, 'net.ipv4.tcp_ehash_entries': aVector(entries)}
    return {host: {...host, settings}, load}
  }
  if (isOneOf(how, ['fix-listen-backlog'])) return {host, load: {...load, backlog: how.args.backlog}}
  throw new Error(`what does ${how.code} change?`)
}

/** Everything a fix may touch, as numbers that must not become smaller. */
function numbersIn({host, load}: Situation): number[] {
  const inSettings = Object.values(host.settings).flatMap((fact) => {
    if (fact.state !== 'known') return []
    const {value} = fact
    if (value.shape === 'count') return [toNumber(value.count)]
    if (value.shape === 'vector') return value.numbers.map(Math.abs)
    return value.shape === 'port-range' ? [-value.range.low, value.range.high] : []
  })
  const available = host.memoryAvailableBytes
  return [
    ...inSettings,
    available.state === 'known' ? available.value : 0,
    load.processes,
    load.sources,
    -(load.ratePerSecond ?? 0),
  ]
}

function isShort(limit: Limit, {host, load}: Situation): boolean {
  const {verdict} = judge(limit, host, load)
  return verdict === 'fail' || verdict === 'warn'
}

/** Only where the ceiling is below the target, which is where fixes are asked for. */
function shortOnes(limit: Limit): fc.Arbitrary<Situation> {
  return fc.record({host: anyFacts, load: anyWorkload}).filter((situation) => isShort(limit, situation))
}

/** Settings that are raised together with the limit's own. */
const besides: Readonly<Partial<Record<LimitId, readonly string[]>>> = {
  conntrack: ['net.netfilter.nf_conntrack_buckets'],
  'syn-queue': ['net.ipv4.tcp_syncookies'],
  threads: ['kernel.pid_max'],
}

describe.each(limits.map((limit) => ({id: limit.id, limit})))('the fixes of $id', ({limit}) => {
  it('never lower or narrow anything, and each changes something', () => {
    fc.assert(
      fc.property(shortOnes(limit), (before) => {
        const was = numbersIn(before)
        for (const fix of limit.fixes(before.host, before.load)) {
          const is = numbersIn(follow(fix, before))
          expect(is.every((number, index) => number >= (was[index] ?? Number.NaN))).toBe(true)
          expect(fix.how.code === 'fix-listen-backlog' || is.some((number, at) => number !== was[at])).toBe(
            true,
          )
        }
      }),
    )
  })

  it('let the target through when all of them are followed', () => {
    fc.assert(
      fc.property(shortOnes(limit), (before) => {
        const fixes = limit.fixes(before.host, before.load)
        fc.pre(fixes.length > 0) // Only a higher hard limit helps, or no port is left to give.
        const after = fixes.reduce((so, fix) => follow(fix, so), before)
        // SYN cookies, once on, leave the SYN queue nothing to bound.
        expect(['pass', 'not-applicable']).toContain(judge(limit, after.host, after.load).verdict)
      }),
    )
  })

  it('change the setting that is named, and no other', () => {
    fc.assert(
      fc.property(shortOnes(limit), ({host, load}) => {
        const sysctls = limit
          .fixes(host, load)
          .flatMap(({how}) => (isOneOf(how, ['fix-sysctl-now', 'fix-sysctl-boot']) ? [how.args.name] : []))
        const allowed = [limit.setting, ...(besides[limit.id] ?? [])]
        expect(sysctls.filter((name) => !allowed.includes(name))).toEqual([])
      }),
    )
  })
})

/** These only help together with another. */
const helpers: readonly MessageCode[] = ['fix-listen-backlog', 'fix-nr-open-first']

// A longer somaxconn alone helps no server that asks listen() for less, so the accept queue is not among them.
describe.each([openFiles, openFilesSoft, memory, fileMax, epollWatches])('one fix of $id', (limit) => {
  it('is enough by itself', () => {
    fc.assert(
      fc.property(shortOnes(limit), (before) => {
        const fixes = limit.fixes(before.host, before.load).filter(({how}) => !helpers.includes(how.code))
        for (const fix of fixes) expect(isShort(limit, follow(fix, before))).toBe(false)
      }),
    )
  })
})
