import type {Facts} from '../model/facts.js'
import type {Workload} from '../model/workload.js'
import {readCount} from './read-setting.js'

/** TCP_TIMEWAIT_LEN of the kernel; no setting shortens it, tcp_fin_timeout least of all. */
const fullSeconds = 60

const onLoopbackOnly = 2

/**
 * How long the port of a connection that the client closed first stays taken. tcp_tw_reuse lets connect() have it
 * again after a delay, but only with timestamps, and at its default of 2 only on loopback.
 */
export function timeWaitSeconds(facts: Facts, workload: Workload): number {
  const reuse = readCount(facts, 'net.ipv4.tcp_tw_reuse')
  const timestamps = readCount(facts, 'net.ipv4.tcp_timestamps')
  if (reuse.state !== 'known' || timestamps.state !== 'known' || timestamps.value === 0) return fullSeconds
  const isReused = reuse.value === 1 || (reuse.value === onLoopbackOnly && workload.role === 'both')
  if (!isReused) return fullSeconds
  const delayMs = readCount(facts, 'net.ipv4.tcp_tw_reuse_delay')
  return delayMs.state === 'known' ? delayMs.value / 1000 : 1
}
