import {describe, expect, it} from 'vitest'
import type {Topic} from '../../src/model/topic.js'
import {explain} from '../../src/explain/explain.js'
import {aCount, facts, settings, workload} from '../build/facts.js'

const about = (topic: Topic) => ({asked: topic.id, topic})
const somaxconn = about({kind: 'setting', id: 'net.core.somaxconn'})
const ports = about({kind: 'limit', id: 'ephemeral-ports'})

describe('an explanation', () => {
  it('has the value of a setting, the limit behind it and how to change it', () => {
    const explanation = explain(somaxconn, facts(), workload({ratePerSecond: 1000}))
    expect(explanation).toMatchObject({
      setting: {name: 'net.core.somaxconn', state: 'known', value: {shape: 'count', count: 4096}},
      limits: [{limit: 'accept-queue', verdict: 'pass', ceiling: null}],
    })
    expect(explanation.changes.map(({layer}) => layer)).toEqual(['runtime', 'next-boot'])
  })

  it('leaves how to change it to a limit that is too low, which has its own number', () => {
    const explanation = explain(somaxconn, facts(), workload({target: 50_000, ratePerSecond: 50_000}))
    expect(explanation.limits[0]?.fixes).not.toEqual([])
    expect(explanation.changes).toEqual([])
  })

  it('says how to change a setting that bears on a limit that is too low for another reason', () => {
    const reserved = about({kind: 'setting', id: 'net.ipv4.ip_local_reserved_ports'})
    const explanation = explain(reserved, facts(), workload({target: 50_000}))
    expect(explanation.limits[0]?.fixes).not.toEqual([])
    expect(explanation.changes).not.toEqual([])
  })

  it.each([
    {hard: aCount(1000), target: 10_000, proposed: []},
    {hard: aCount(20_000), target: 10_000, proposed: [20_000]},
    {hard: aCount(1_048_576), target: 10_000, proposed: [1_048_576]},
  ])('never proposes less than there is: $hard.value.count', ({hard, target, proposed}) => {
    const topic = about({kind: 'setting', id: 'RLIMIT_NOFILE hard'})
    const {changes} = explain(topic, settings({'RLIMIT_NOFILE hard': hard}), workload({target}))
    const limits = changes.flatMap(({how}) => ('limit' in how.args ? [how.args.limit] : []))
    expect([...new Set(limits)]).toEqual(proposed)
  })

  it('judges the limits behind an error for the target', () => {
    const error = about({kind: 'error', id: 'EADDRNOTAVAIL'})
    expect(explain(error, facts(), workload({target: 28_232})).limits).toMatchObject([
      {limit: 'ephemeral-ports', verdict: 'pass'},
    ])
    expect(explain(error, facts(), workload({target: 28_233})).limits).toMatchObject([
      {limit: 'ephemeral-ports', verdict: 'fail', ceiling: 28_232},
    ])
    expect(explain(error, facts(), workload())).toMatchObject({number: 99, setting: null, changes: []})
  })

  it('shows the setting behind a limit', () => {
    expect(explain(ports, facts(), workload()).setting).toMatchObject({
      name: 'net.ipv4.ip_local_port_range',
      placeholder: 'LOW HIGH',
    })
  })

  it('says that a setting is absent here', () => {
    const topic = about({kind: 'setting', id: 'net.ipv4.tcp_mem'})
    expect(explain(topic, facts(), workload()).setting).toMatchObject({
      state: 'absent',
      value: null,
      placeholder: 'LOW PRESSURE HIGH',
    })
  })

  it.each([somaxconn, ports, about({kind: 'error', id: 'WSAENOBUFS'}), about({kind: 'exit-code', id: '8'})])(
    'of $asked does without facts where the system is not Linux',
    (one) => {
      const explanation = explain(one, undefined, workload())
      expect(explanation.limits).toEqual([])
      expect(['not-asked', undefined]).toContain(explanation.setting?.state)
    },
  )
})
