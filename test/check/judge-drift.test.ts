import {describe, expect, it} from 'vitest'
import {judgeDrift} from '../../src/check/judge-drift.js'
import {readNextBoot} from '../../src/facts/linux/next-boot.js'
import {readLogins} from '../../src/facts/linux/limits-conf.js'
import {readSysctl} from '../../src/facts/linux/sysctls.js'
import {absent, known, unreadable, type Fact} from '../../src/model/fact.js'
import type {LoginLimit} from '../../src/model/logins.js'
import type {FileValue, FromFiles} from '../../src/model/next-boot.js'
import type {Requirement} from '../../src/model/profile.js'
import type {SettingValue} from '../../src/model/setting-value.js'
import {linuxSettings} from '../../src/settings/linux/catalogue.js'
import {aCount, aRange, facts, identity, locked, missing} from '../build/facts.js'
import {stockHosts} from '../build/stock-sysctl.js'
import {hostOf} from '../build/sysctl-rows.js'
import {hostWith} from '../build/host.js'

const somaxconn = 'net.core.somaxconn'
const place = '/etc/sysctl.d/99-x.conf:3'
const unset: Fact<never> = absent(somaxconn)

function value(count: number): SettingValue {
  return {shape: 'count', count}
}

function fileSets(count: number, at = place): Fact<FileValue> {
  return known({value: value(count), shadowed: []}, at)
}

function everywhere(fact: Fact<FileValue>): FromFiles {
  return {systemd: fact, procps: fact}
}

function vector(...numbers: readonly number[]): FromFiles {
  return everywhere(known({value: {shape: 'vector', numbers}, shadowed: []}, place))
}

function want(amount: number, setting = somaxconn): Requirement {
  return {setting, wish: {kind: 'atLeast', amount}, why: '', severity: 'warn'}
}

interface Drift {
  readonly setting?: string
  readonly now: Fact<SettingValue>
  readonly files: FromFiles
  readonly requirements?: readonly Requirement[]
  readonly tunedProfile?: Fact<string>
  readonly kernel?: string
}

function judge({setting = somaxconn, now, files, requirements = [], tunedProfile = missing, kernel}: Drift) {
  const host = facts({
    settings: {[setting]: now},
    nextBoot: known({settings: {[setting]: files}, tunedProfile}, 'test'),
    ...(kernel === undefined ? {} : {identity: known({...identity, kernel}, 'test')}),
  })
  return judgeDrift(host, requirements).map(({id, kind, verdict, message}) => {
    expect({id, kind, verdict}).toEqual({
      id: message.code === 'drift-unknown' ? 'next-boot' : setting,
      kind: 'drift',
      verdict: 'warn',
    })
    return message
  })
}

describe('a file that sets another value than is in force', () => {
  it('takes back a better one at the next boot', () => {
    expect(judge({now: aCount(65_535), files: everywhere(fileSets(4096))})).toEqual([
      {
        code: 'drift-lost-at-boot',
        args: {setting: somaxconn, now: value(65_535), next: value(4096), place, shadowed: []},
      },
    ])
  })

  it.each([4096, 65_535])('says nothing where both are %i', (count) => {
    expect(judge({now: aCount(count), files: everywhere(fileSets(count))})).toEqual([])
  })

  it('was not applied, or refused, when it is the better one', () => {
    expect(judge({now: aCount(4096), files: everywhere(fileSets(65_535))})).toMatchObject([
      {code: 'drift-not-in-force', args: {now: value(4096), value: value(65_535), place}},
    ])
  })

  it.each(['/usr/lib/sysctl.d/50-x.conf:1', '/lib/sysctl.d/50-x.conf:1'])(
    'is no mistake of anybody when a distribution wants more: %s',
    (vendor) => {
      expect(judge({now: aCount(4096), files: everywhere(fileSets(65_535, vendor))})).toEqual([])
      expect(judge({now: aCount(65_535), files: everywhere(fileSets(4096, vendor))})).toMatchObject([
        {code: 'drift-lost-at-boot'},
      ])
    },
  )

  it('of a setting without order is lost only where the profile wants what is now', () => {
    const setting = 'net.ipv4.tcp_tw_reuse'
    const exactly: Requirement = {
      ...want(1, setting),
      wish: {kind: 'exactly', value: {shape: 'count', count: 1}},
    }
    const drift = {setting, now: aCount(1), files: everywhere(fileSets(2))}
    expect(judge(drift)).toMatchObject([{code: 'drift-not-in-force'}])
    expect(judge({...drift, requirements: [exactly]})).toMatchObject([{code: 'drift-lost-at-boot'}])
  })

  it('of a port range is lost when it is narrower', () => {
    const setting = 'net.ipv4.ip_local_port_range'
    const narrow = known(
      {value: {shape: 'port-range' as const, range: {low: 32_768, high: 60_999}}, shadowed: []},
      place,
    )
    expect(judge({setting, now: aRange(1024, 65_535), files: everywhere(narrow)})).toMatchObject([
      {code: 'drift-lost-at-boot'},
    ])
    expect(judge({setting, now: aRange(32_768, 60_999), files: everywhere(narrow)})).toEqual([])
  })

  it('of a vector keeps the elements it leaves out', () => {
    const setting = 'net.ipv4.tcp_rmem'
    const now: Fact<SettingValue> = known({shape: 'vector', numbers: [4096, 131_072, 6_291_456]}, 'test')
    expect(judge({setting, now, files: vector(4096, 131_072)})).toEqual([])
    expect(judge({setting, now, files: vector(4096, 87_380)})).toMatchObject([{code: 'drift-lost-at-boot'}])
  })

  it('says nothing where the kernel does not have the setting', () => {
    expect(judge({now: missing, files: everywhere(fileSets(4096))})).toEqual([])
  })
})

describe('a value no file sets', () => {
  const files = everywhere(unset)
  const drift = {now: aCount(65_535), files, requirements: [want(8192)]}

  it('is lost where the profile wants it and the default is certain', () => {
    expect(judge(drift)).toEqual([
      {code: 'drift-in-no-file', args: {setting: somaxconn, now: value(65_535), next: value(4096)}},
    ])
    expect(judge({...drift, kernel: '4.19.0'})).toMatchObject([{args: {next: value(128)}}])
  })

  it.each([
    {why: 'it is the default', change: {now: aCount(4096), requirements: [want(1024)]}},
    {why: 'the profile does not name it', change: {requirements: []}},
    {why: 'the profile is not content with it', change: {requirements: [want(100_000)]}},
    {why: 'it is less than the default', change: {now: aCount(2000), requirements: [want(1000)]}},
    {why: 'TuneD has a profile', change: {tunedProfile: known('latency', 'test')}},
    {why: 'whether TuneD has one is not known', change: {tunedProfile: locked}},
    {
      why: 'the default is by memory',
      change: {setting: 'fs.file-max', requirements: [want(1000, 'fs.file-max')]},
    },
    {why: 'systemd may raise it', change: {setting: 'fs.nr_open', requirements: [want(1000, 'fs.nr_open')]}},
    {why: 'the kernel is not known', change: {kernel: 'custom'}},
  ])('is left alone where $why', ({change}) => {
    expect(judge({...drift, ...change})).toEqual([])
  })
})

describe('the two engines', () => {
  const other = '/etc/sysctl.conf:1'

  it('are both named where they disagree, whatever is in force', () => {
    const files = {systemd: fileSets(8192), procps: fileSets(1024, other)}
    expect(judge({now: aCount(8192), files})).toEqual([
      {
        code: 'drift-engines-disagree',
        args: {
          setting: somaxconn,
          now: value(8192),
          boot: {value: value(8192), place},
          procps: {value: value(1024), place: other},
        },
      },
    ])
  })

  it('disagree where only one reads the file', () => {
    expect(judge({now: aCount(1024), files: {systemd: unset, procps: fileSets(1024, other)}})).toMatchObject([
      {code: 'drift-engines-disagree', args: {boot: null, procps: {place: other}}},
    ])
  })

  it('agree on the same value from two files', () => {
    const files = {systemd: fileSets(1024), procps: fileSets(1024, other)}
    expect(judge({now: aCount(1024), files})).toEqual([])
  })

  it('do not disagree on a boot parameter', () => {
    const files = {systemd: fileSets(1024, '/proc/cmdline'), procps: unset}
    expect(judge({now: aCount(1024), files})).toEqual([])
  })
})

/** 65535 now, wanted 8192, in a namespace that sees the host's own backlog or does not. */
function judgeThere(setting: string, files: FromFiles, backlog: Fact<SettingValue>) {
  const host = facts({
    settings: {[setting]: aCount(65_535), 'net.core.netdev_max_backlog': backlog},
    nextBoot: known({settings: {[setting]: files}, tunedProfile: missing}, 'test'),
  })
  return judgeDrift(host, [want(8192, setting)]).map(({message}) => message.code)
}

describe('in a network namespace that is not the initial one', () => {
  it.each([
    {files: everywhere(unset), code: 'drift-in-no-file'},
    {files: everywhere(fileSets(4096)), code: 'drift-lost-at-boot'},
    {files: everywhere(fileSets(100_000)), code: 'drift-not-in-force'},
  ])('its own values have no next boot: no $code', ({files, code}) => {
    expect(judgeThere(somaxconn, files, aCount(1000))).toEqual([code])
    expect(judgeThere(somaxconn, files, locked)).toEqual([code])
    expect(judgeThere(somaxconn, files, missing)).toEqual([])
  })

  it.each([
    {setting: 'net.ipv4.nobody_described', codes: []},
    {setting: 'vm.nobody_described', codes: ['drift-lost-at-boot']},
    {setting: 'vm.max_map_count', codes: ['drift-lost-at-boot']},
  ])('$setting gives $codes', ({setting, codes}) => {
    expect(judgeThere(setting, everywhere(fileSets(4096)), missing)).toEqual(codes)
  })

  it('the engines disagree as anywhere', () => {
    const files = {systemd: unset, procps: fileSets(1024)}
    expect(judgeThere(somaxconn, files, missing)).toEqual(['drift-engines-disagree'])
  })
})

describe('what is not known', () => {
  it('is said once for each file', () => {
    const files = everywhere(unreadable('/etc/sysctl.d/a.conf', 'EACCES'))
    expect(judge({now: aCount(4096), files})).toEqual([
      {code: 'drift-unknown', args: {source: '/etc/sysctl.d/a.conf', reason: 'EACCES'}},
    ])
    const both = facts({
      nextBoot: known({settings: {[somaxconn]: files, 'fs.nr_open': files}, tunedProfile: missing}, 'test'),
    })
    expect(judgeDrift(both, [])).toHaveLength(1)
  })

  it('is said of a folder', () => {
    expect(judgeDrift(facts({nextBoot: locked}), [])).toMatchObject([{message: {code: 'drift-unknown'}}])
  })

  it('is nothing where nothing is applied at boot', () => {
    expect(judgeDrift(facts({nextBoot: missing}), [])).toEqual([])
  })
})

describe('new logins', () => {
  const line = '/etc/security/limits.d/x.conf:1'
  const session = {'RLIMIT_NOFILE soft': aCount(20_000), 'RLIMIT_NOFILE hard': aCount(20_000)}
  const judgeLogin = (soft: LoginLimit, hard: LoginLimit) =>
    judgeDrift(
      facts({
        settings: session,
        logins: {openFiles: known({user: 'me', soft, hard}, 'test'), highestHard: missing},
      }),
      [],
    )

  it.each([
    {
      what: 'fewer, hard',
      soft: {limit: 1024, place: null},
      hard: {limit: 8000, place: line},
      id: 'RLIMIT_NOFILE hard',
    },
    {
      what: 'fewer, soft',
      soft: {limit: 8000, place: line},
      hard: {limit: 20_000, place: line},
      id: 'RLIMIT_NOFILE soft',
    },
  ])('get $what', ({soft, hard, id}) => {
    expect(judgeLogin(soft, hard)).toEqual([
      {
        id,
        kind: 'drift',
        verdict: 'warn',
        message: {
          code: 'drift-login-open-files',
          args: {
            user: 'me',
            soft: soft.limit,
            hard: hard.limit,
            sessionSoft: 20_000,
            sessionHard: 20_000,
            place: line,
          },
        },
      },
    ])
  })

  it.each([
    {what: 'as many', soft: {limit: 20_000, place: line}, hard: {limit: 20_000, place: line}},
    {what: 'more', soft: {limit: 30_000, place: line}, hard: {limit: 'unlimited' as const, place: line}},
    {what: 'what no line says', soft: {limit: 1024, place: null}, hard: {limit: 4096, place: null}},
    {what: 'what is not known', soft: {limit: null, place: null}, hard: {limit: null, place: null}},
  ])('get $what: nothing to say', ({soft, hard}) => {
    expect(judgeLogin(soft, hard)).toEqual([])
  })

  it.each([
    {limit: 1_048_577, atBoot: unset, nrOpen: 1_048_576, nrOpenPlace: null},
    {limit: 70_000, atBoot: fileSets(65_536), nrOpen: 65_536, nrOpenPlace: place},
  ])('with $limit files may be refused', ({limit, atBoot, nrOpen, nrOpenPlace}) => {
    const host = facts({
      nextBoot: known({settings: {'fs.nr_open': everywhere(atBoot)}, tunedProfile: missing}, 'test'),
      logins: {openFiles: missing, highestHard: known({limit, place: line}, line)},
    })
    expect(judgeDrift(host, []).map(({message}) => message)).toContainEqual({
      code: 'drift-login-above-nr-open',
      args: {limit, place: line, nrOpen, nrOpenPlace},
    })
  })

  it('with as many as fs.nr_open are fine', () => {
    const highestHard = known({limit: 1_048_576, place: line}, line)
    expect(judgeDrift(facts({logins: {openFiles: missing, highestHard}}), [])).toEqual([])
  })
})

describe.each(stockHosts)('a $name as it is installed', ({files, inForce}) => {
  it('has no drift', async () => {
    const names = linuxSettings.map(({name}) => name).filter((name) => !name.startsWith('RLIMIT_'))
    const bare = hostOf(files)
    const host = {
      ...bare,
      listFolder: async (path: string) =>
        path === '/usr/lib/systemd' ? known(['systemd-sysctl'], path) : bare.listFolder(path),
    }
    const kernel = hostWith({texts: inForce})
    const settings = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await readSysctl(kernel, name)] as const)),
    )
    const nextBoot = await readNextBoot(host, names)
    expect(nextBoot).toMatchObject({
      value: {settings: {'kernel.pid_max': {systemd: {value: {value: value(4_194_304)}}}}},
    })
    const read = facts({settings, nextBoot, logins: await readLogins(host)})
    expect(
      judgeDrift(
        read,
        names.map((name) => want(0, name)),
      ),
    ).toEqual([])
  })
})
