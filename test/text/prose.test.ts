import {describe, expect, it} from 'vitest'
import {exitCodeMeanings} from '../../src/cli/exit-codes.js'
import {errorNames} from '../../src/explain/named-errors.js'
import {limits} from '../../src/limits/registry.js'
import {linuxSettings} from '../../src/settings/linux/catalogue.js'
import {causeProse} from '../../src/text/en/causes.js'
import {counterProse} from '../../src/text/en/counters.js'
import {errorProse} from '../../src/text/en/errors.js'
import {exitCodeProse} from '../../src/text/en/exit-codes.js'
import {limitProse} from '../../src/text/en/limits.js'
import {settingProse} from '../../src/text/en/settings.js'
import {symptomProse} from '../../src/text/en/symptoms.js'
import type {Prose} from '../../src/text/prose.js'
import {facts, settings, workload, aCount} from '../build/facts.js'

const sorted = (record: object) => Object.keys(record).toSorted()
const every: Record<string, Prose> = {
  ...causeProse,
  ...counterProse,
  ...errorProse,
  ...exitCodeProse,
  ...limitProse,
  ...settingProse,
  ...symptomProse,
}

describe('the prose', () => {
  it('is there for everything that has a name, and for nothing else', () => {
    expect(sorted(settingProse)).toEqual(linuxSettings.map(({name}) => name).toSorted())
    expect(sorted(limitProse)).toEqual(limits.map(({id}) => id).toSorted())
    expect(sorted(errorProse)).toEqual(errorNames().toSorted())
    expect(sorted(exitCodeProse)).toEqual(sorted(exitCodeMeanings))
  })

  it('says of an exit code what the table of exit codes says', () => {
    const differing = Object.entries(exitCodeMeanings).filter(
      ([code, meaning]) => !every[code]?.what.startsWith(meaning),
    )
    expect(differing).toEqual([])
  })

  it.each(Object.entries(every))('of %s is made of sentences', (_name, {what, why, pitfalls}) => {
    expect(what).toMatch(/[.]$/)
    expect(what).not.toMatch(/\. [A-Z]/)
    for (const text of [why('10,000 connections'), ...pitfalls]) {
      expect(text).toMatch(/^["A-Z0-9a-z*.].*[.)?:a-z]$/)
      expect(text).not.toMatch(/undefined|\s{2}/)
    }
  })
})

/** Workloads under which every limit has something to say, one of them in each of its forms. */
const loads = [
  workload(),
  workload({ratePerSecond: 1000, churnPerSecond: 10, threadsPerConnection: 1, queuedShare: 0.5, peers: 2000}),
  workload({target: 90_000, ratePerSecond: 90_000, churnPerSecond: 90_000, peers: 90_000}),
  workload({role: 'server', ratePerSecond: 1000}),
  workload({role: 'server', ratePerSecond: 900_000}),
]
const here = settings({
  'kernel.pid_max': aCount(4_194_304),
  'kernel.threads-max': aCount(100_000),
  'net.ipv4.neigh.default.gc_thresh3': aCount(4096),
  'net.ipv4.tcp_ehash_entries': {
    state: 'known',
    value: {shape: 'vector', numbers: [-262_144]},
    source: 'test',
  },
  'net.ipv4.tcp_max_orphans': aCount(100_000),
  'net.ipv4.tcp_max_tw_buckets': aCount(100_000),
  'net.ipv4.tcp_mem': {state: 'known', value: {shape: 'vector', numbers: [1, 2, 3]}, source: 'test'},
  'net.ipv4.tcp_syncookies': aCount(0),
  'net.netfilter.nf_conntrack_max': aCount(100_000),
  'vm.max_map_count': aCount(65_530),
})
const tracked = facts({settings: here.settings, conntrackCount: {state: 'known', value: 5, source: 'test'}})

describe.each(limits)('the formulas of $id', (limit) => {
  const used = loads
    .map((load) => limit.assess(tracked, load))
    .flatMap((assessment) => (assessment.state === 'ceiling' ? [assessment.formula] : []))

  it('are those the ladder works with', () => {
    expect([...new Set(used)].toSorted()).toEqual(limitProse[limit.id].formulas.toSorted())
  })
})
