import {describe, expect, it} from 'vitest'
import type {SettingValue} from '../../../src/model/setting-value.js'
import {compare} from '../../../src/settings/linux/compare.js'
import {parseValue} from '../../../src/settings/parse-value.js'
import {findSetting} from '../../../src/settings/linux/catalogue.js'

function parse(name: string, text: string): SettingValue {
  const value = parseValue(text, findSetting(name)?.shape ?? 'text')
  if (value === undefined) throw new Error(`${text} is no ${name}`)
  return value
}

describe('one value of a setting is to another', () => {
  it.each([
    ['net.core.somaxconn', '4096', '4096', 'same'],
    ['net.core.somaxconn', '8192', '4096', 'better'],
    ['net.core.somaxconn', '128', '4096', 'worse'],
    ['fs.file-max', '9223372036854775807', '1000', 'better'],
    ['fs.file-max', '9223372036854775807', '9223372036854775807', 'same'],
    ['net.ipv4.tcp_fin_timeout', '30', '60', 'different'],
    ['net.ipv4.tcp_fin_timeout', '60', '60', 'same'],
    ['net.ipv4.ip_local_port_range', '1024 65535', '32768 60999', 'better'],
    ['net.ipv4.ip_local_port_range', '32768 60999', '1024 65535', 'worse'],
    ['net.ipv4.ip_local_port_range', '1024 60000', '2048 65535', 'different'],
    ['net.ipv4.tcp_rmem', '4096 131072 6291456', '4096 131072 4194304', 'better'],
    ['net.ipv4.tcp_rmem', '4096 131072 6291456', '4096 131072', 'same'],
    ['net.ipv4.tcp_rmem', '4096 131072 6291456', '8192 65536', 'different'],
    ['net.ipv4.ip_local_reserved_ports', '80,81', '80-81', 'same'],
    ['net.ipv4.ip_local_reserved_ports', '80', '81', 'different'],
    ['net.ipv4.tcp_congestion_control', 'bbr', 'cubic', 'different'],
    ['net.netfilter.nf_conntrack_buckets', '100352', '100000', 'same'],
    ['net.netfilter.nf_conntrack_buckets', '100864', '100000', 'better'],
  ])('%s: %s is to %s %s', (name, one, other, comparison) => {
    expect(compare(name, parse(name, one), parse(name, other))).toBe(comparison)
  })

  it('nothing, of another shape', () => {
    expect(compare('a.b', {shape: 'count', count: 1}, {shape: 'text', text: '1'})).toBeUndefined()
  })
})
