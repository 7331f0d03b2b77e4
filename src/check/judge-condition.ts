import type {Finding} from '../model/check-report.js'
import type {Fact} from '../model/fact.js'
import type {Facts} from '../model/facts.js'
import {message, type Message} from '../model/message.js'
import {readCount} from '../limits/read-setting.js'

const mebibyte = 1024 ** 2

/** So many closed sockets are the trace of an earlier run, not of a host's daily life. */
const manyTimeWait = 2000

/** A host that is up for months loses a packet now and then. */
const manyDrops = 1000

/** Clocks that cost microseconds a reading, which a load generator does for every request. */
const slowClocks = new Set(['hpet', 'acpi_pm', 'pit', 'jiffies', 'refined-jiffies'])

/**
 * What spoils a benchmark although no limit is reached. Advice: it never decides whether a host holds the target,
 * because most of it is a matter of the moment.
 */
export function judgeCondition(facts: Facts): Finding[] {
  const {loadAverage, swapUsedBytes, backlogDrops, governor, clockSource} = facts.condition
  const cpus = facts.identity.state === 'known' ? facts.identity.value.cpus : Number.POSITIVE_INFINITY
  const memory = facts.identity.state === 'known' ? facts.identity.value.memoryBytes : 0
  const backlog = readCount(facts, 'net.core.netdev_max_backlog')
  const conntrackMax = readCount(facts, 'net.netfilter.nf_conntrack_max')
  return [
    when(
      'load',
      loadAverage,
      (load) => load > cpus,
      (load) => message('condition-load', {load, cpus}),
    ),
    when(
      'swap',
      swapUsedBytes,
      (bytes) => bytes > 64 * mebibyte,
      (bytes) => message('condition-swap', {bytes}),
    ),
    when(
      'memory-free',
      facts.memoryAvailableBytes,
      (bytes) => bytes < memory / 10,
      (bytes) => message('condition-memory', {bytes, ofBytes: memory}),
    ),
    when(
      'governor',
      governor,
      (name) => name === 'powersave' || name === 'conservative',
      (name) => message('condition-governor', {governor: name}),
    ),
    when(
      'clock-source',
      clockSource,
      (name) => slowClocks.has(name),
      (name) => message('condition-clock', {clock: name}),
    ),
    when(
      'backlog-drops',
      backlogDrops,
      (drops) => drops >= manyDrops,
      (drops) =>
        message('condition-backlog-drops', {
          drops,
          backlog: backlog.state === 'known' ? backlog.value : null,
        }),
    ),
    when(
      'time-wait',
      facts.sockets.timeWait,
      (sockets) => sockets > manyTimeWait,
      (sockets) => message('condition-time-wait', {sockets}),
    ),
    when(
      'conntrack-entries',
      facts.conntrackCount,
      (count) => conntrackMax.state === 'known' && count > conntrackMax.value / 2,
      (count) =>
        message('condition-conntrack', {count, max: conntrackMax.state === 'known' ? conntrackMax.value : 0}),
    ),
  ].flat()
}

function when<T>(
  id: string,
  fact: Fact<T>,
  isBad: (value: T) => boolean,
  say: (value: T) => Message,
): Finding[] {
  if (fact.state !== 'known' || !isBad(fact.value)) return []
  return [{id: `condition-${id}`, kind: 'condition', verdict: 'warn', message: say(fact.value)}]
}
