import {describe, expect, it} from 'vitest'
import {check, climb} from '../../src/check/check.js'
import type {NameKnowledge} from '../../src/check/judge-requirement.js'
import {limits} from '../../src/limits/registry.js'
import {known} from '../../src/model/fact.js'
import type {LimitId} from '../../src/model/limit-id.js'
import type {Requirement} from '../../src/model/profile.js'
import {roles, runtimes} from '../../src/model/workload.js'
import {
  aCount,
  aRange,
  facts,
  gibibyte,
  identity,
  locked,
  missing,
  settings,
  someBytes,
  workload,
} from '../build/facts.js'
import {fc} from '../build/properties.js'

const names: NameKnowledge = {isKnown: (setting) => setting.startsWith('net.core'), nearest: () => null}
const noProfile = {name: 'none', requirements: []}

const wish = (setting: string, amount: number, severity: 'fail' | 'warn' = 'fail'): Requirement => ({
  setting,
  wish: {kind: 'atLeast', amount},
  why: 'x',
  severity,
})

const report = (host: Parameters<typeof check>[0], load = workload(), requirements: Requirement[] = []) =>
  check(host, load, {name: 'mine', requirements}, names)

describe('the ladder', () => {
  it('has every limit once, the lowest ceiling first, then those that do not bound', () => {
    const host = facts({
      settings: {
        'RLIMIT_NOFILE hard': aCount(50_021),
        'RLIMIT_NOFILE soft': aCount(1021),
        'net.ipv4.ip_local_port_range': aRange(10_000, 19_999),
        'fs.file-max': aCount('unlimited'),
        'fs.epoll.max_user_watches': aCount(60_000),
        'net.core.somaxconn': aCount(128),
      },
    })
    const {ladder} = climb(host, workload({ratePerSecond: 5000}))
    const lowered = new Set<LimitId>([
      'open-files',
      'open-files-soft',
      'ephemeral-ports',
      'epoll-watches',
      'accept-queue',
      'file-max',
    ])
    expect(
      ladder.filter(({limit}) => lowered.has(limit)).map(({limit, ceiling}) => [limit, ceiling]),
    ).toEqual([
      ['accept-queue', 129],
      ['open-files-soft', 1000],
      ['ephemeral-ports', 10_000],
      ['epoll-watches', 30_000],
      ['open-files', 50_000],
      ['file-max', null],
    ])
    expect(ladder.map(({limit}) => limit).toSorted()).toEqual(limits.map(({id}) => id).toSorted())
  })

  it.each(['node', 'python'] as const)('at equal ceilings keeps the order of the registry: %s', (runtime) => {
    const host = settings({'RLIMIT_NOFILE hard': aCount(1024), 'RLIMIT_NOFILE soft': aCount(1024)})
    const openFiles = climb(host, workload({runtime})).ladder.filter(({ceiling}) => ceiling === 1003)
    expect(openFiles.map(({limit}) => limit)).toEqual(['open-files', 'open-files-soft'])
  })

  it('at equal ceilings has what stops before what only warns', () => {
    // The soft limit of a Node program only warns, and comes before the ports in the registry.
    const host = settings({
      'RLIMIT_NOFILE soft': aCount(121),
      'net.ipv4.ip_local_port_range': aRange(10_000, 10_099),
    })
    const order = (runtime: 'node' | 'python') =>
      climb(host, workload({runtime}))
        .ladder.filter(({ceiling}) => ceiling === 100)
        .map(({limit, ceiling, stops}) => [limit, ceiling, stops])
    expect(order('node')).toEqual([
      ['ephemeral-ports', 100, true],
      ['open-files-soft', 100, false],
    ])
    expect(order('python')).toEqual([
      ['open-files-soft', 100, true],
      ['ephemeral-ports', 100, true],
    ])
  })

  it('is in ascending order, whatever the host', () => {
    const number = fc.integer({min: 0, max: 100_000})
    const host = fc
      .record({hard: number, soft: number, most: number, watches: number, bytes: number})
      .map(({hard, soft, most, watches, bytes}) =>
        facts({
          settings: {
            'RLIMIT_NOFILE hard': aCount(hard),
            'RLIMIT_NOFILE soft': aCount(soft),
            'fs.file-max': aCount(most),
            'fs.epoll.max_user_watches': watches % 7 === 0 ? locked : aCount(watches),
          },
          memoryAvailableBytes: someBytes(bytes * 50_000),
        }),
      )
    fc.assert(
      fc.property(host, fc.constantFrom(...roles), fc.constantFrom(...runtimes), (one, role, runtime) => {
        const {ladder} = climb(one, workload({role, runtime}))
        const heights = ladder.map(({ceiling}) => ceiling ?? Number.POSITIVE_INFINITY)
        expect(heights).toEqual(heights.toSorted((a, b) => (a < b ? -1 : 1)))
      }),
    )
  })
})

describe('the binding limit', () => {
  it.each([
    {
      name: 'the lowest that stops the workload',
      host: settings({'RLIMIT_NOFILE hard': aCount(1021)}),
      load: {},
      binding: 'open-files',
      ceiling: 1000,
    },
    {
      name: 'not a lower one that only warns',
      host: settings({'RLIMIT_NOFILE soft': aCount(121)}),
      load: {runtime: 'node'},
      binding: 'ephemeral-ports',
      ceiling: 28_232,
    },
    {
      name: 'that lower one, where it stops',
      host: settings({'RLIMIT_NOFILE soft': aCount(121)}),
      load: {runtime: 'python'},
      binding: 'open-files-soft',
      ceiling: 100,
    },
    {
      name: 'another where the ports do not concern this host',
      host: facts({memoryAvailableBytes: someBytes(gibibyte)}),
      load: {role: 'server'},
      binding: 'memory',
      ceiling: 97_267,
    },
    {
      name: 'the lowest that is known',
      host: settings({'net.ipv4.ip_local_port_range': locked, 'RLIMIT_NOFILE hard': aCount(40_021)}),
      load: {},
      binding: 'open-files',
      ceiling: 40_000,
    },
  ] as const)('is $name', ({host, load, binding, ceiling}) => {
    expect(report(host, workload(load))).toMatchObject({binding, ceiling})
  })

  it('is none, and the ceiling null, where nothing is known', () => {
    const nothing = facts({
      settings: Object.fromEntries(Object.keys(facts().settings).map((name) => [name, locked])),
      memoryAvailableBytes: locked,
      openFilesAllocated: locked,
    })
    expect(report(nothing)).toMatchObject({verdict: 'unknown', binding: null, ceiling: null})
  })
})

describe('the verdict', () => {
  const tooLow = {'RLIMIT_NOFILE hard': aCount(1024), 'RLIMIT_NOFILE soft': aCount(1024)}
  const warns = {'RLIMIT_NOFILE soft': aCount(1024)}
  const unknown = {'fs.epoll.max_user_watches': locked}

  it.each([
    {name: 'all is well', host: settings({}), verdict: 'pass'},
    {name: 'a limit warns', host: settings(warns), verdict: 'warn'},
    {name: 'a limit is unknown', host: settings(unknown), verdict: 'unknown'},
    {name: 'one warns, one is unknown', host: settings({...warns, ...unknown}), verdict: 'unknown'},
    {name: 'one fails', host: settings(tooLow), verdict: 'fail'},
    {name: 'one fails, one is unknown', host: settings({...tooLow, ...unknown}), verdict: 'fail'},
  ])('when $name: $verdict', ({host, verdict}) => {
    expect(report(host).verdict).toBe(verdict)
  })

  it.each([
    {name: 'meets it', requirements: [wish('net.core.somaxconn', 4096)], verdict: 'pass'},
    {name: 'misses it by one', requirements: [wish('net.core.somaxconn', 4097)], verdict: 'fail'},
    {
      name: 'misses it by one, which only warns',
      requirements: [wish('net.core.somaxconn', 4097, 'warn')],
      verdict: 'warn',
    },
    {name: 'lacks a known one', requirements: [wish('net.core.other', 1)], verdict: 'pass'},
    {name: 'lacks an unheard-of one', requirements: [wish('vm.other', 1)], verdict: 'unknown'},
    {
      name: 'warns and lacks an unheard-of one',
      requirements: [wish('net.core.somaxconn', 4097, 'warn'), wish('vm.other', 1)],
      verdict: 'unknown',
    },
    {
      name: 'fails and lacks an unheard-of one',
      requirements: [wish('vm.other', 1), wish('net.core.somaxconn', 4097)],
      verdict: 'fail',
    },
  ])('of a profile, when the host $name: $verdict', ({requirements, verdict}) => {
    expect(report(facts(), workload(), requirements).verdict).toBe(verdict)
  })

  it('of a setting that is not there is never a pass of its own', () => {
    const {findings} = report(facts(), workload(), [wish('net.core.other', 1), wish('vm.other', 1)])
    expect(findings.filter(({kind}) => kind === 'setting').map(({verdict}) => verdict)).toEqual([
      'not-applicable',
      'unknown',
    ])
  })
})

describe('the report', () => {
  it('has a finding for every limit, then one for every line of the profile, in order', () => {
    const requirements = [wish('net.core.somaxconn', 1), wish('fs.nr_open', 1), wish('net.core.somaxconn', 2)]
    const {findings} = report(facts(), workload(), requirements)
    expect(findings.map(({kind, id}) => [kind, id])).toEqual([
      ...limits.map(({id}) => ['limit', id]),
      ['setting', 'net.core.somaxconn'],
      ['setting', 'fs.nr_open'],
      ['setting', 'net.core.somaxconn'],
    ])
  })

  it('says what it is about', () => {
    expect(check(facts(), workload(), noProfile, names)).toMatchObject({
      kind: 'check',
      target: 10_000,
      workload: workload(),
      profile: 'none',
      host: identity,
    })
  })

  it.each([
    {name: 'unreadable', fact: locked},
    {name: 'absent', fact: missing},
  ])('has no host where its identity is $name', ({fact}) => {
    expect(report(facts({identity: fact})).host).toBeNull()
  })

  it('does not change with the facts it was made from', () => {
    const host = facts({openFilesAllocated: known(5, 'test')})
    expect(report(host)).toEqual(report(structuredClone(host)))
  })
})
