import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import type {Requirement} from '../../src/model/profile.js'
import {portsIn} from '../../src/model/setting-value.js'
import {parseProfile} from '../../src/profile/parse.js'
import {resolveProfile} from '../../src/profile/resolve.js'
import {valueText} from '../../src/text/setting-value.js'
import {workload} from '../build/facts.js'
import {filesIn} from '../build/modules.js'

type Wish = Requirement['wish']

/** The least a value may be that meets the wish, and whether a larger one is refused. */
function numbersOf(wish: Wish): {least: readonly (number | null)[]; isFixed: boolean} {
  switch (wish.kind) {
    case 'atLeast':
      return {least: [wish.amount], isFixed: false}
    case 'atLeastEach':
      return {least: wish.elements, isFixed: false}
    case 'exactly':
    case 'covers':
      return {least: valueText(wish.value).split(' ').map(Number), isFixed: true}
  }
}

const always = () => true
/** Holding a value down lowers what the kernel, systemd or somebody else chose for this machine. */
const fixed = (wish: Wish) => numbersOf(wish).isFixed
const allowsZero = (wish: Wish) => numbersOf(wish).least.some((number) => (number ?? 0) < 1)
const wantsMoreThanZero = (wish: Wish) => numbersOf(wish).least.some((number) => (number ?? 0) > 0)
const elementsAbove = (most: number) => (wish: Wish) =>
  numbersOf(wish).least.some((number) => number !== null && number > most)

function unfitRange(wish: Wish): boolean {
  if (wish.kind === 'atLeast') return wish.amount > portsIn({low: 1024, high: 65_535})
  if (wish.kind === 'atLeastEach' || wish.value.shape !== 'port-range') return true
  const {low, high} = wish.value.range
  return low < 1024 || low % 2 === high % 2
}

/** What public guides recommend and what is wrong with it. */
const harmful: Readonly<Record<string, {readonly because: string; readonly is: (wish: Wish) => boolean}>> = {
  'net.ipv4.tcp_fin_timeout': {because: 'does not shorten TIME_WAIT', is: always},
  'net.ipv4.tcp_tw_recycle': {because: 'is gone since Linux 4.12', is: always},
  'net.ipv4.tcp_max_syn_backlog': {because: 'does nothing while SYN cookies are on', is: fixed},
  'net.core.rmem_max': {because: 'does not cap autotuning; fixing it lowers newer defaults', is: always},
  'net.core.wmem_max': {because: 'does not cap autotuning; fixing it lowers newer defaults', is: always},
  'net.core.optmem_max': {because: 'has nothing to do with the number of connections', is: always},
  'fs.file-max': {because: 'a fixed value lowers it where systemd raised it', is: fixed},
  'fs.nr_open': {because: 'a fixed value lowers it, and then services fail to start', is: fixed},
  'RLIMIT_NOFILE hard': {because: 'a fixed value lowers it somewhere', is: fixed},
  'RLIMIT_NOFILE soft': {because: 'a fixed value lowers it somewhere', is: fixed},
  'net.core.somaxconn': {because: 'a fixed value lowers it somewhere', is: fixed},
  'net.ipv4.tcp_max_tw_buckets': {because: 'must never be lowered', is: fixed},
  'net.ipv4.tcp_max_orphans': {because: 'must never be lowered', is: fixed},
  'net.netfilter.nf_conntrack_max': {because: 'a fixed value lowers it somewhere', is: fixed},
  'net.ipv4.tcp_mem': {
    because: 'is in pages, not in bytes',
    is: (wish) => fixed(wish) || elementsAbove(4_000_000)(wish),
  },
  'net.ipv4.tcp_rmem': {
    because: 'only the third value is worth raising; a larger first or second costs memory for each socket',
    is: (wish) =>
      fixed(wish) || (wish.kind === 'atLeastEach' && wish.elements.slice(0, 2).some((n) => n !== null)),
  },
  'net.ipv4.tcp_wmem': {
    because: 'only the third value is worth raising; a larger first or second costs memory for each socket',
    is: (wish) =>
      fixed(wish) || (wish.kind === 'atLeastEach' && wish.elements.slice(0, 2).some((n) => n !== null)),
  },
  'net.ipv4.ip_local_port_range': {
    because: 'below 1024 it is refused, and with ends of equal parity a port is lost',
    is: unfitRange,
  },
  'net.ipv4.tcp_timestamps': {because: '0 disables the reuse of TIME_WAIT ports', is: allowsZero},
  'net.ipv4.tcp_syncookies': {because: '0 drops bursts of handshakes', is: allowsZero},
  'net.ipv4.tcp_abort_on_overflow': {because: '1 turns a burst into resets', is: wantsMoreThanZero},
  'net.ipv4.tcp_tw_reuse': {because: '0 keeps every port for 60 seconds', is: allowsZero},
}

function harmIn(requirements: readonly Pick<Requirement, 'setting' | 'wish'>[]): string[] {
  return requirements
    .filter(({setting, wish}) => harmful[setting]?.is(wish) === true)
    .map(({setting}) => `${setting} ${harmful[setting]?.because}`)
}

/** A profile of one line, as a guide would have it. */
function guide(setting: string, wish: string) {
  const text = `name: guide\ndescription: x\nsystem: linux\nsettings:\n  ${setting}: {${wish}, why: x}\n`
  return resolveProfile(parseProfile(text, 'guide.yaml'), workload())
}

describe('the table of harmful values', () => {
  it.each([
    ['net.ipv4.tcp_fin_timeout', 'atLeast: 15'],
    ['net.ipv4.tcp_fin_timeout', 'exactly: 10'],
    ['net.ipv4.tcp_tw_recycle', 'exactly: 1'],
    ['fs.file-max', 'exactly: 2097152'],
    ['fs.file-max', 'exactly: 65000'],
    ['fs.nr_open', 'exactly: 1000000'],
    ['net.core.rmem_max', 'exactly: 16384'],
    ['net.core.wmem_max', 'atLeast: 131072'],
    ['net.ipv4.tcp_mem', 'atLeast: 16777216 16777216 16777216'],
    ['net.ipv4.tcp_mem', 'exactly: 10000000 10000000 10000000'],
    ['net.ipv4.tcp_mem', 'exactly: 262144 524288 1048576'],
    ['net.ipv4.tcp_rmem', 'exactly: 1024 4096 16384'],
    ['net.ipv4.tcp_rmem', 'atLeast: 16384 174760 349520'],
    ['net.ipv4.tcp_wmem', 'exactly: 4096 16060 262144'],
    ['net.ipv4.ip_local_port_range', 'covers: 500 65535'],
    ['net.ipv4.ip_local_port_range', 'covers: 16384 65000'],
    ['net.ipv4.ip_local_port_range', 'exactly: 1024 65000'],
    ['net.ipv4.tcp_max_tw_buckets', 'exactly: 8192'],
    ['net.ipv4.tcp_max_orphans', 'exactly: 65536'],
    ['net.ipv4.tcp_timestamps', 'exactly: 0'],
    ['net.ipv4.tcp_syncookies', 'exactly: 0'],
    ['net.ipv4.tcp_abort_on_overflow', 'exactly: 1'],
    ['net.ipv4.tcp_tw_reuse', 'exactly: 0'],
  ])('has %s, %s', (setting, wish) => {
    expect(harmIn(guide(setting, wish))).toHaveLength(1)
  })

  it.each([
    ['fs.file-max', 'atLeast: auto'],
    ['net.ipv4.tcp_mem', 'atLeast: _ 312500 468750'],
    ['net.ipv4.tcp_rmem', 'atLeast: _ _ 6291456'],
    ['net.ipv4.ip_local_port_range', 'covers: 1024 65535'],
    ['net.ipv4.ip_local_port_range', 'covers: 16384 65001'],
    ['net.ipv4.tcp_timestamps', 'atLeast: 1'],
    ['net.ipv4.tcp_syncookies', 'exactly: 1'],
    ['net.ipv4.tcp_abort_on_overflow', 'exactly: 0'],
    ['net.ipv4.tcp_tw_reuse', 'exactly: 1'],
    ['net.ipv4.tcp_max_syn_backlog', 'atLeast: 4096'],
    ['net.ipv4.tcp_max_tw_buckets', 'atLeast: 8192'],
  ])('has nothing against %s, %s', (setting, wish) => {
    expect(harmIn(guide(setting, wish))).toEqual([])
  })
})

const loads = [
  workload({target: 1}),
  workload(),
  workload({target: 1_000_000, role: 'server', ratePerSecond: 50_000}),
  workload({target: 100_000_000, role: 'client', sources: 3, processes: 7}),
]

describe.each(filesIn('profiles', '.yaml'))('%s', (file) => {
  const text = readFileSync(new URL(`../../profiles/${file}`, import.meta.url), 'utf8')
  const profile = parseProfile(text, file)

  it.each(loads)('wishes nothing harmful for $target connections', (load) => {
    expect(harmIn(resolveProfile(profile, load))).toEqual([])
  })

  it('asks for the SYN backlog only where SYN cookies are off', () => {
    const line = profile.entries.find(({setting}) => setting === 'net.ipv4.tcp_max_syn_backlog')
    expect(line === undefined || line.when?.setting === 'net.ipv4.tcp_syncookies').toBe(true)
  })
})
