import {describe, expect, it} from 'vitest'
import {kernelDefault} from '../../../src/settings/linux/kernel-defaults.js'

describe('the value a kernel starts with', () => {
  it.each([
    ['net.core.somaxconn', '6.12.0-1-amd64', {shape: 'count', count: 4096}],
    ['net.core.somaxconn', '5.4.0', {shape: 'count', count: 4096}],
    ['net.core.somaxconn', '5.3.18', {shape: 'count', count: 128}],
    ['net.core.somaxconn', '4.19.0', {shape: 'count', count: 128}],
    ['net.ipv4.ip_local_reserved_ports', '6.1.0', {shape: 'port-list', ranges: []}],
    ['net.ipv4.tcp_tw_reuse', '6.1.0', {shape: 'count', count: 2}],
    ['fs.nr_open', '6.1.0', undefined],
    ['net.ipv4.tcp_mem', '6.1.0', undefined],
    ['made.up', '6.1.0', undefined],
    ['net.core.somaxconn', 'custom', undefined],
  ])('%s on %s', (name, kernel, value) => {
    expect(kernelDefault(name, kernel)).toEqual(value)
  })
})
