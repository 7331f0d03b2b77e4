import {describe, expect, it} from 'vitest'
import {movement, parseCounters} from '../../src/flood/counters.js'
import {fc} from '../build/properties.js'

const netstat = `TcpExt: SyncookiesSent SyncookiesRecv ListenOverflows ListenDrops TCPTimeouts
TcpExt: 3 4 17 18 5
IpExt: InNoRoutes ListenOverflows
IpExt: 1 99
`
const snmp = `Ip: Forwarding DefaultTTL
Ip: 1 64
Tcp: RtoAlgorithm RtoMin RtoMax MaxConn ActiveOpens AttemptFails EstabResets OutRsts
Tcp: 1 200 120000 -1 500 6 7 8
Udp: InDatagrams
Udp: 9
`

describe('the kernel’s counters', () => {
  it('are the watched ones of TcpExt in netstat, and of no other protocol', () => {
    expect(parseCounters(netstat)).toEqual({
      SyncookiesSent: 3,
      ListenOverflows: 17,
      ListenDrops: 18,
      TCPTimeouts: 5,
    })
  })

  it('are the watched ones of Tcp in snmp', () => {
    expect(parseCounters(snmp)).toEqual({AttemptFails: 6, EstabResets: 7, OutRsts: 8})
  })

  it.each([
    {name: 'nothing', text: ''},
    {name: 'names without numbers', text: 'TcpExt: ListenOverflows\n'},
    {name: 'no numbers among numbers', text: 'TcpExt: ListenOverflows\nTcpExt: many\n'},
    {name: 'fewer numbers than names', text: 'TcpExt: SyncookiesRecv ListenOverflows\nTcpExt: 1\n'},
  ])('are none in $name', ({text}) => {
    expect(parseCounters(text)).toEqual({})
  })

  it('are finite numbers in any text, and nothing is thrown', () => {
    const row = fc.constantFrom('TcpExt: ListenOverflows OutRsts', 'TcpExt: 1 2', 'Tcp: x', 'Tcp:', '')
    fc.assert(
      fc.property(fc.array(fc.oneof(row, fc.string())), (rows) => {
        expect(Object.values(parseCounters(rows.join('\n'))).every(Number.isFinite)).toBe(true)
      }),
    )
  })
})

describe('how far they moved', () => {
  it.each([
    {name: 'those that did', before: {a: 1, b: 5}, after: {a: 4, b: 5}, moved: {a: 3}},
    {name: 'one that was not there before', before: {}, after: {a: 4}, moved: {a: 4}},
    {name: 'none that went back', before: {a: 5}, after: {a: 4}, moved: {}},
    {name: 'none that is gone', before: {a: 5}, after: {}, moved: {}},
  ])('is said of $name', ({before, after, moved}) => {
    expect(movement(before, after)).toEqual(moved)
  })
})
