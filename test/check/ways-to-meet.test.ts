import {describe, expect, it} from 'vitest'
import {waysToMeet} from '../../src/check/ways-to-meet.js'
import type {Requirement} from '../../src/model/profile.js'
import type {SettingValue} from '../../src/model/setting-value.js'

const count = (number: number): SettingValue => ({shape: 'count', count: number})
const range = (low: number, high: number): SettingValue => ({shape: 'port-range', range: {low, high}})
const vector = (...numbers: readonly number[]): SettingValue => ({shape: 'vector', numbers})

function valuesFor(setting: string, wish: Requirement['wish'], value: SettingValue): unknown[] {
  return waysToMeet({setting, wish, why: 'test', severity: 'warn'}, value).map(({layer, how}) => [
    layer,
    how.args,
  ])
}

const both = (name: string, value: string) => [
  ['runtime', {name, value}],
  ['next-boot', {name, value}],
]

describe('the ways to meet a wish', () => {
  it.each([
    {
      setting: 'net.core.somaxconn',
      wish: {kind: 'atLeast', amount: 8192},
      value: count(4096),
      writes: '8192',
    },
    {
      setting: 'net.ipv4.tcp_syncookies',
      wish: {kind: 'exactly', value: count(1)},
      value: count(0),
      writes: '1',
    },
    {
      setting: 'net.ipv4.tcp_rmem',
      wish: {kind: 'atLeastEach', elements: [null, null, 6_291_456]},
      value: vector(8192, 131_072, 100_000),
      writes: '8192 131072 6291456',
    },
    {
      setting: 'net.ipv4.ip_local_port_range',
      wish: {kind: 'covers', value: range(10_000, 60_000)},
      value: range(32_768, 65_535),
      writes: '10000 65535',
    },
  ] as const)('writes $writes to $setting and lowers nothing', ({setting, wish, value, writes}) => {
    expect(valuesFor(setting, wish, value)).toEqual(both(setting, writes))
  })

  it.each([
    {setting: 'RLIMIT_NOFILE hard', wish: {kind: 'atLeast', amount: 8192}, value: count(4096)},
    {setting: 'net.ipv4.ip_local_port_range', wish: {kind: 'atLeast', amount: 60_000}, value: range(1, 2)},
  ] as const)('leaves $setting to the rung of the ladder', ({setting, wish, value}) => {
    expect(valuesFor(setting, wish, value)).toEqual([])
  })
})
