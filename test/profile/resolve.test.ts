import {describe, expect, it} from 'vitest'
import {limits} from '../../src/limits/registry.js'
import type {Profile, ProfileEntry} from '../../src/model/profile.js'
import {resolveProfile, settingsOf} from '../../src/profile/resolve.js'
import {workload} from '../build/facts.js'

function profile(...entries: readonly ProfileEntry[]): Profile {
  return {name: 'test', description: 'For a test.', system: 'linux', entries}
}

const auto = (setting: string): ProfileEntry => ({
  setting,
  wish: {kind: 'atLeast', amount: 'auto'},
  why: 'x',
  severity: 'fail',
})

const when = (setting: string) => ({setting, equals: {shape: 'count', count: 0}}) as const

describe('a profile for one workload', () => {
  it.each([
    {setting: 'RLIMIT_NOFILE hard', load: {target: 10_000}, amount: 11_038},
    {setting: 'RLIMIT_NOFILE soft', load: {target: 10_000, processes: 4}, amount: 3163},
    {setting: 'net.ipv4.ip_local_port_range', load: {target: 10_000, sources: 2}, amount: 5000},
    {setting: 'net.core.somaxconn', load: {target: 100_000, ratePerSecond: 40_000}, amount: 16_384},
    {setting: 'net.core.somaxconn', load: {target: 100_000}, amount: 4096},
    {setting: 'fs.file-max', load: {target: 10_000, role: 'client'}, amount: 11_000},
    {setting: 'fs.epoll.max_user_watches', load: {target: 10_000}, amount: 20_000},
  ] as const)('sizes $setting for $load: $amount', ({setting, load, amount}) => {
    expect(resolveProfile(profile(auto(setting)), workload(load))).toEqual([
      {...auto(setting), wish: {kind: 'atLeast', amount}},
    ])
  })

  it('leaves every other wish, its reason, its severity and its condition as they are', () => {
    const entries: ProfileEntry[] = [
      {setting: 'net.a', wish: {kind: 'atLeast', amount: 5}, why: 'a', severity: 'fail'},
      {
        setting: 'net.b',
        wish: {kind: 'exactly', value: {shape: 'count', count: 1}},
        why: 'b',
        severity: 'warn',
        when: {setting: 'net.c', equals: {shape: 'count', count: 0}},
      },
      {
        setting: 'net.d',
        wish: {kind: 'covers', value: {shape: 'port-range', range: {low: 1, high: 2}}},
        why: 'd',
        severity: 'fail',
      },
    ]
    expect(resolveProfile(profile(...entries), workload())).toEqual(entries)
  })

  it('takes auto for a setting without a formula for a bug', () => {
    expect(() => resolveProfile(profile(auto('kernel.pid_max')), workload())).toThrow(/^kernel.pid_max: /)
  })

  it.each(limits.filter(({size}) => size !== undefined))('can size the setting of $id', ({setting = ''}) => {
    expect(resolveProfile(profile(auto(setting)), workload())).toMatchObject([
      {wish: {amount: expect.any(Number)}},
    ])
  })
})

describe('the settings a profile needs', () => {
  it.each([
    {name: 'none', entries: [], settings: []},
    {name: 'each once', entries: [{setting: 'a'}, {setting: 'b'}, {setting: 'a'}], settings: ['a', 'b']},
    {
      name: 'conditions too',
      entries: [
        {setting: 'a', when: when('b')},
        {setting: 'c', when: when('a')},
      ],
      settings: ['a', 'b', 'c'],
    },
  ])('are $name', ({entries, settings}) => {
    expect(settingsOf(entries)).toEqual(settings)
  })
})
