import {describe, expect, it} from 'vitest'
import {readSysctl, sysctlPath} from '../../../src/facts/linux/sysctls.js'
import {absent, known, unreadable} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'
import {fc} from '../../build/properties.js'

describe('the path of a sysctl', () => {
  it.each([
    ['fs.nr_open', '/proc/sys/fs/nr_open'],
    ['net.ipv4.ip_local_port_range', '/proc/sys/net/ipv4/ip_local_port_range'],
    ['net.ipv4.conf.eth0.rp_filter', '/proc/sys/net/ipv4/conf/eth0/rp_filter'],
  ])('%s is %s', (name, path) => {
    expect(sysctlPath(name)).toBe(path)
  })

  it('never leaves /proc/sys', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(sysctlPath(`a.${name}`).split('/')).not.toContain('..')
      }),
    )
  })
})

describe('a sysctl of the catalogue', () => {
  it.each([
    {name: 'net.core.somaxconn', text: '4096\n', value: {shape: 'count', count: 4096}},
    {name: 'fs.file-max', text: '9223372036854775807\n', value: {shape: 'count', count: 'unlimited'}},
    {
      name: 'net.ipv4.ip_local_port_range',
      text: '32768\t60999\n',
      value: {shape: 'port-range', range: {low: 32_768, high: 60_999}},
    },
    {name: 'net.ipv4.ip_local_reserved_ports', text: '\n', value: {shape: 'port-list', ranges: []}},
    {
      name: 'net.ipv4.ip_local_reserved_ports',
      text: '8080,9000-9010\n',
      value: {
        shape: 'port-list',
        ranges: [
          {low: 8080, high: 8080},
          {low: 9000, high: 9010},
        ],
      },
    },
  ] as const)('$name is read by its own shape: $text', async ({name, text, value}) => {
    const path = sysctlPath(name)
    expect(await readSysctl(hostWith({texts: {[path]: text}}), name)).toEqual(known(value, path))
  })

  it.each([
    {name: 'net.core.somaxconn', text: '1 2'},
    {name: 'net.core.somaxconn', text: '-1'},
    {name: 'net.ipv4.ip_local_port_range', text: '60999 32768'},
    {name: 'net.ipv4.ip_local_port_range', text: '32768'},
    {name: 'net.ipv4.ip_local_reserved_ports', text: 'many'},
  ])('$name of $text is unreadable, not guessed', async ({name, text}) => {
    const path = sysctlPath(name)
    expect(await readSysctl(hostWith({texts: {[path]: text}}), name)).toMatchObject({
      state: 'unreadable',
      source: path,
    })
  })

  it('that is absent or unreadable says so', async () => {
    const path = '/proc/sys/net/core/somaxconn'
    expect(await readSysctl(hostWith({}), 'net.core.somaxconn')).toEqual(absent(path))
    expect(await readSysctl(hostWith({texts: {[path]: lockedFile(path)}}), 'net.core.somaxconn')).toEqual(
      unreadable(path, 'EACCES'),
    )
  })
})

describe('a sysctl nobody described', () => {
  it.each([
    {text: '7200\n', value: {shape: 'count', count: 7200}},
    {text: '4096\t131072\t6291456\n', value: {shape: 'vector', numbers: [4096, 131_072, 6_291_456]}},
    {text: 'cubic\n', value: {shape: 'text', text: 'cubic'}},
    {text: 'reno  cubic\n', value: {shape: 'text', text: 'reno cubic'}},
  ])('has the shape of its value: $text', async ({text, value}) => {
    const path = '/proc/sys/net/ipv4/tcp_other'
    expect(await readSysctl(hostWith({texts: {[path]: text}}), 'net.ipv4.tcp_other')).toEqual(
      known(value, path),
    )
  })
})
