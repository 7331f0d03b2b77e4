import {toNumber} from '../model/count.js'
import type {Facts} from '../model/facts.js'
import type {Assessment, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import {endsOnThisHost, type Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {unknownBecause} from './read-setting.js'

/**
 * Kernel memory of one idle end: TCP socket, inode, dentry, file and epoll item. Both ends measured 7.4 to 8 KB
 * at 10,000 connections and 9.3 KB at a million (Linux 6.18); the larger figure, halved.
 */
export const kernelBytesPerEnd = 4750

/** What a Node program keeps for one idle socket: `tune flood --target 10000` shows 11 KiB for both ends. C needs almost nothing. */
const programBytesPerEnd = 5750

/** A Node process before its first connection. */
const bytesPerProcess = 50 * 1024 * 1024

/** One end of a connection, a Node program's own memory included. */
export const bytesPerEnd = kernelBytesPerEnd + programBytesPerEnd

/** Memory the workload takes on this host, in bytes. */
export function memoryNeeded(workload: Workload): number {
  const ends = endsOnThisHost(workload.role)
  return ends * (workload.processes * bytesPerProcess + workload.target * bytesPerEnd)
}

/** What can still be taken: the host's memory or the rest of the control group's limit, whichever is less. */
export function memoryAvailable(facts: Facts): {bytes: number; bound: 'host' | 'cgroup'} | Assessment {
  const host = facts.memoryAvailableBytes
  if (host.state !== 'known') return unknownBecause(host)
  const cgroup = facts.cgroupMemory
  if (cgroup.state === 'unreadable') return unknownBecause(cgroup)
  if (cgroup.state === 'absent') return {bytes: host.value, bound: 'host'}
  const left = Math.max(0, cgroup.value.limitBytes - cgroup.value.usedBytes)
  return left < host.value ? {bytes: left, bound: 'cgroup'} : {bytes: host.value, bound: 'host'}
}

function assess(facts: Facts, workload: Workload): Assessment {
  const available = memoryAvailable(facts)
  if ('state' in available) return available
  const ends = endsOnThisHost(workload.role)
  const {processes} = workload
  return ceilingOf(
    (available.bytes - ends * processes * bytesPerProcess) / (ends * bytesPerEnd),
    '(availableBytes − ends × processes × bytesPerProcess) ÷ (ends × bytesPerEnd)',
    {availableBytes: available.bytes, ends, processes, bytesPerProcess, bytesPerEnd},
  )
}

/** Kernel and program memory; it runs out by a kill, never by an error that names it. */
export const memory: Limit = {
  id: 'memory',
  below: () => 'fail',
  assess,
  shortfall: (ceiling, inputs, {target}) =>
    message('memory-short', {ceiling, target, availableBytes: toNumber(inputs['availableBytes'] ?? 0)}),
  fixes: (facts, workload) => {
    const available = memoryAvailable(facts)
    const neededBytes = memoryNeeded(workload)
    return 'bound' in available && available.bound === 'cgroup'
      ? [{layer: 'service', how: message('fix-cgroup-memory', {neededBytes})}]
      : [{layer: 'workload', how: message('fix-more-memory', {neededBytes})}]
  },
}
