import {describe, expect, it} from 'vitest'
import {checkHost, factsOf} from '../../src/cli/check-host.js'
import {failureOfAsync} from '../build/failure.js'
import {identity} from '../build/facts.js'
import {hostWith} from '../build/host.js'

const profile = `name: mine
description: For a test.
system: linux
settings:
  net.core.somaxconn: {atLeast: 4096, why: x}
  net.ipv4.tcp_other: {atLeast: 1, why: x}
  net.core.somaxcon: {atLeast: 1, why: x}
  net.ipv4.tcp_max_syn_backlog: {atLeast: 1, when: {net.ipv4.tcp_flag: 0}, why: x}
`
const texts = {
  '/my.yaml': profile,
  '/proc/sys/net/core/somaxconn': '128\n',
  '/proc/sys/net/ipv4/tcp_other': '5\n',
  '/proc/sys/net/ipv4/tcp_max_syn_backlog': '128\n',
  '/proc/sys/net/ipv4/tcp_flag': '0\n',
}
const choices = {
  target: 500,
  role: 'both',
  runtime: 'node',
  sources: 1,
  processes: 1,
  profile: '/my.yaml',
} as const

describe('checking a host', () => {
  it('judges what the profile names, beyond the catalogue and in conditions too', async () => {
    const {report} = await checkHost(hostWith({texts}), choices, '/profiles')
    const settings = report.findings.filter(({kind}) => kind === 'setting')
    expect(settings.map(({id, verdict, message}) => [id, verdict, message.code])).toEqual([
      ['net.core.somaxconn', 'fail', 'setting-too-low'],
      ['net.ipv4.tcp_other', 'pass', 'setting-meets-profile'],
      ['net.core.somaxcon', 'unknown', 'setting-unheard-of'],
      ['net.ipv4.tcp_max_syn_backlog', 'pass', 'setting-meets-profile'],
    ])
    expect(settings[2]?.message.args).toMatchObject({nearest: 'net.core.somaxconn'})
  })

  it('says whose host, which profile and what workload', async () => {
    const {report, facts} = await checkHost(hostWith({texts}), {...choices, rate: 50}, '/profiles')
    expect(report).toMatchObject({
      profile: 'mine',
      host: identity,
      target: 500,
      workload: {target: 500, ratePerSecond: 50},
    })
    expect(facts.settings['net.ipv4.tcp_flag']).toMatchObject({state: 'known'})
  })

  it.each(['windows', 'other'] as const)('is not begun on %s', async (system) => {
    const host = hostWith({system, texts})
    const failure = {kind: 'undetermined', detail: {code: 'system-not-supported'}}
    expect(await failureOfAsync(() => checkHost(host, choices, '/profiles'))).toMatchObject(failure)
    expect(await failureOfAsync(() => factsOf(host))).toMatchObject(failure)
  })

  it('fails on a profile that is wrong', async () => {
    const host = hostWith({texts: {'/my.yaml': 'nam: x\n'}})
    expect(await failureOfAsync(() => checkHost(host, choices, '/profiles'))).toMatchObject({
      kind: 'usage',
      detail: {code: 'profile-unknown-key', args: {file: '/my.yaml', line: 1, column: 1}},
    })
  })
})
