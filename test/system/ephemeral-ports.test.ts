import {expect, it} from 'vitest'
import type {CheckReport} from '../../src/model/check-report.js'
import type {FloodReport} from '../../src/model/flood-report.js'
import {describeWith} from './support/needs.js'
import {listeningOn, portRange, tune, tuneJson} from './support/tune.js'

describeWith('namespace', 'a namespace with 1,000 ephemeral ports', () => {
  const surroundings = {namespace: [portRange(40_000, 40_999)]}

  it('check names them as the wall of 2,000 and exits 3', async () => {
    const {exitCode, report} = await tuneJson<CheckReport>(['check', '--target', '2000'], surroundings)
    expect(exitCode).toBe(3)
    expect(report).toMatchObject({verdict: 'fail', binding: 'ephemeral-ports', ceiling: 1000, target: 2000})
    expect(report.ladder.filter(({verdict}) => verdict === 'fail')).toMatchObject([
      {limit: 'ephemeral-ports', ceiling: 1000},
    ])
  })

  it('says so in its first line', async () => {
    const {stdout} = await tune(['check', '--target', '2000'], surroundings)
    expect(stdout.split('\n')[0]).toBe('This host stops at 1,000 of 2,000 connections: ephemeral ports.')
  })

  it('flood holds exactly 1,000 of 2,000, gets EADDRNOTAVAIL for the rest and exits 8', async () => {
    const {exitCode, report} = await tuneJson<FloodReport>(['flood', '--target', '2000'], surroundings)
    expect(exitCode).toBe(8)
    expect(report).toMatchObject({
      outcome: 'short',
      attempted: 2000,
      connected: 1000,
      accepted: 1000,
      verified: 1000,
      held: 1000,
      lost: 0,
      failures: [{code: 'EADDRNOTAVAIL', count: 1000}],
      predictedCeiling: 1000,
      predictedBinding: 'ephemeral-ports',
      timeWaitLeft: 0,
    })
    expect(report.causes.map(({id, confidence}) => [id, confidence])).toEqual([
      ['ephemeral-ports-used-up', 'certain'],
    ])
  })

  it('holds exactly as many as there are ports, without a cause', async () => {
    const {exitCode, report} = await tuneJson<FloodReport>(['flood', '--target', '1000'], surroundings)
    expect(exitCode).toBe(0)
    expect(report).toMatchObject({outcome: 'held', held: 1000, failures: [], causes: []})
  })

  it('two client addresses double them, for check and flood alike', async () => {
    const load = ['--target', '2000', '--sources', '2']
    const {report: checked} = await tuneJson<CheckReport>(['check', ...load], surroundings)
    expect(checked.ladder.find(({limit}) => limit === 'ephemeral-ports')).toMatchObject({ceiling: 2000})
    const {exitCode, report: flooded} = await tuneJson<FloodReport>(['flood', ...load], surroundings)
    expect(exitCode).toBe(0)
    expect(flooded).toMatchObject({held: 2000})
  })

  it('two processes do not', async () => {
    const {report} = await tuneJson<FloodReport>(
      ['flood', '--target', '1200', '--processes', '2'],
      surroundings,
    )
    expect(report).toMatchObject({outcome: 'short', held: 1000, predictedCeiling: 1000})
  })

  it('counts reserved ports and listeners out, and the flood agrees', async () => {
    const taken = {
      namespace: [
        portRange(40_000, 40_999),
        'echo 40000-40099,40500 > /proc/sys/net/ipv4/ip_local_reserved_ports',
        listeningOn([40_600, 40_601, 40_050]),
      ],
    }
    const {report} = await tuneJson<FloodReport>(['flood', '--target', '1000'], taken)
    expect(report).toMatchObject({held: 897, predictedCeiling: 897})
  })

  it('a range with an odd number of ports gives them all', async () => {
    const odd = {namespace: [portRange(40_000, 40_100)]}
    const {report} = await tuneJson<FloodReport>(['flood', '--target', '200'], odd)
    expect(report.predictedCeiling).toBe(101)
    expect(Math.abs(report.held - 101)).toBeLessThanOrEqual(1)
  })

  it('finds a port to listen on even where the range leaves none outside', async () => {
    const whole = {namespace: [portRange(1024, 65_535)]}
    const {exitCode, report} = await tuneJson<FloodReport>(['flood', '--target', '200'], whole)
    expect(exitCode).toBe(0)
    expect(report.port).toBeGreaterThanOrEqual(1024)
  })

  it('says that loopback is down', async () => {
    const {exitCode, report} = await tuneJson<FloodReport>(['flood', '--target', '10'], {
      namespace: [],
      loopbackDown: true,
    })
    expect(exitCode).toBe(8)
    expect(report.causes).toMatchObject([{id: 'loopback-down', fix: [{how: {code: 'fix-loopback-up'}}]}])
  })
})
