import {toNumber} from '../model/count.js'
import {absent, known, unreadable, type Fact} from '../model/fact.js'
import type {Facts} from '../model/facts.js'
import type {Assessment} from '../model/limit.js'
import type {PortRange, SettingValue} from '../model/setting-value.js'

function setting(facts: Facts, name: string): Fact<SettingValue> {
  return facts.settings[name] ?? absent(name)
}

/** A setting that is one number; `unlimited` becomes Infinity. */
export function readCount(facts: Facts, name: string): Fact<number> {
  const fact = setting(facts, name)
  if (fact.state !== 'known') return fact
  return fact.value.shape === 'count'
    ? known(toNumber(fact.value.count), fact.source)
    : unreadable(fact.source, 'not a number')
}

export function readVector(facts: Facts, name: string): Fact<readonly number[]> {
  const fact = setting(facts, name)
  if (fact.state !== 'known') return fact
  return fact.value.shape === 'vector'
    ? known(fact.value.numbers, fact.source)
    : unreadable(fact.source, 'not a list of numbers')
}

export function readPortRange(facts: Facts, name: string): Fact<PortRange> {
  const fact = setting(facts, name)
  if (fact.state !== 'known') return fact
  return fact.value.shape === 'port-range'
    ? known(fact.value.range, fact.source)
    : unreadable(fact.source, 'not a port range')
}

/** A list of port ranges; a kernel without the setting reserves nothing. */
export function readPortList(facts: Facts, name: string): Fact<readonly PortRange[]> {
  const fact = setting(facts, name)
  if (fact.state === 'absent') return known([], fact.source)
  if (fact.state !== 'known') return fact
  return fact.value.shape === 'port-list'
    ? known(fact.value.ranges, fact.source)
    : unreadable(fact.source, 'not a list of ports')
}

/** For a fact the limit cannot do without. */
export function unknownBecause(fact: Exclude<Fact<unknown>, {state: 'known'}>): Assessment {
  return {
    state: 'unknown',
    source: fact.source,
    reason: fact.state === 'absent' ? 'this system does not show it' : fact.reason,
  }
}
