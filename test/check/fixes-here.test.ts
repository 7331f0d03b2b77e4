import {describe, expect, it} from 'vitest'
import {fixesHere} from '../../src/check/fixes-here.js'
import {known} from '../../src/model/fact.js'
import type {ContainerEngine} from '../../src/model/facts.js'
import type {Fix} from '../../src/model/limit.js'
import {message} from '../../src/model/message.js'
import {aRange, facts, identity} from '../build/facts.js'

const range = 'net.ipv4.ip_local_port_range'

function raise(name: string, value: string): Fix[] {
  return [
    {layer: 'runtime', how: message('fix-sysctl-now', {name, value})},
    {layer: 'next-boot', how: message('fix-sysctl-boot', {name, value})},
  ]
}

const openFiles: readonly Fix[] = [
  {layer: 'runtime', how: message('fix-nr-open-first', {limit: 2_000_000, nrOpen: 1_048_576})},
  {layer: 'shell', how: message('fix-prlimit-shell', {limit: 2_000_000})},
  {layer: 'logins', how: message('fix-limits-conf', {limit: 2_000_000})},
  {layer: 'service', how: message('fix-limit-nofile', {limit: 2_000_000})},
  {layer: 'container', how: message('fix-container-ulimit', {limit: 2_000_000})},
  {layer: 'workload', how: message('fix-more-processes', {processes: 2})},
]

function said(fixes: readonly Fix[]): string[] {
  return fixes.map(({layer, how}) => `${layer}: ${how.code}`)
}

const container = (engine: ContainerEngine) => facts({container: known(engine, '/proc/self/mountinfo')})

describe('the fixes on a host', () => {
  it('are those of the limit', () => {
    const fixes = [...raise(range, '1024 65535'), ...openFiles]
    expect(fixesHere(fixes, facts())).toEqual(fixes)
  })
})

describe('the fixes in a container', () => {
  it.each([
    {name: range, engine: 'docker', fixes: ['container: fix-container-sysctl']},
    {name: 'net.core.somaxconn', engine: 'podman', fixes: ['container: fix-container-sysctl']},
    {name: range, engine: 'kubernetes', fixes: ['container: fix-pod-sysctl']},
    // Only the host has these.
    {name: 'fs.nr_open', engine: 'docker', fixes: ['host: fix-sysctl-now', 'host: fix-sysctl-boot']},
    {
      name: 'net.netfilter.nf_conntrack_max',
      engine: 'kubernetes',
      fixes: ['host: fix-sysctl-now', 'host: fix-sysctl-boot'],
    },
  ] as const)('set $name where $engine lets it be set', ({name, engine, fixes}) => {
    expect(said(fixesHere(raise(name, '1'), container(engine)))).toEqual(fixes)
  })

  it.each([
    {name: range, isSafe: true},
    {name: 'net.core.somaxconn', isSafe: false},
  ])('say whether a pod may set $name by itself', ({name, isSafe}) => {
    expect(fixesHere(raise(name, '1'), container('kubernetes'))).toEqual([
      {layer: 'container', how: message('fix-pod-sysctl', {name, value: '1', isSafe})},
    ])
  })

  it.each([
    {engine: 'docker', fix: 'container: fix-container-ulimit'},
    {engine: 'kubernetes', fix: 'host: fix-node-nofile'},
  ] as const)('leave logins and units alone for open files: $engine', ({engine, fix}) => {
    expect(said(fixesHere(openFiles, container(engine)))).toEqual([
      'host: fix-nr-open-first',
      fix,
      'workload: fix-more-processes',
    ])
  })

  it('are of the container where its control group is too tight', () => {
    const fixes: Fix[] = [{layer: 'service', how: message('fix-cgroup-memory', {neededBytes: 1})}]
    expect(said(fixesHere(fixes, container('docker')))).toEqual(['container: fix-cgroup-memory'])
  })
})

describe('the fixes in WSL2', () => {
  const wsl = known({...identity, kernel: '6.6.87.2-microsoft-standard-WSL2'}, 'test')
  const mirrored = facts({identity: wsl, settings: {[range]: aRange(44_620, 48_715)}})

  it('never widen the ports of mirrored networking, because connections to localhost would hang', () => {
    expect(said(fixesHere(raise(range, '1024 65535'), mirrored))).toEqual(['host: fix-wsl-networking'])
  })

  it.each([
    {what: 'another setting', fixes: raise('net.core.somaxconn', '8192'), of: mirrored},
    {what: 'an ordinary range', fixes: raise(range, '1024 65535'), of: facts({identity: wsl})},
    {
      what: 'as narrow a range on another kernel',
      fixes: raise(range, '1024 65535'),
      of: facts({settings: {[range]: aRange(44_620, 48_715)}}),
    },
  ])('are those of the limit for $what', ({fixes, of}) => {
    expect(fixesHere(fixes, of)).toEqual(fixes)
  })
})
