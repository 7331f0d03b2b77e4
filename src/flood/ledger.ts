import type {FailureCount, Ledger} from '../model/flood-report.js'
import {mergeFailures} from './failure-counter.js'

/** What the client processes counted, each by itself. */
export interface ClientCount {
  readonly attempted: number
  readonly connected: number
  readonly failures: readonly FailureCount[]
  readonly verified: number
  /** Still open at the end of the hold. */
  readonly open: number
  readonly lost: readonly FailureCount[]
}

export interface ServerCount {
  readonly accepted: number
  readonly open: number
}

/**
 * Reconciles both ends: the smaller count is the true one. Alive is what both ends still have; held is alive and
 * a byte went there and back; lost is what a client believed connected and is no longer alive, or never was.
 */
export function reconcile(clients: readonly ClientCount[], servers: readonly ServerCount[]): Ledger {
  const connected = sum(clients.map((client) => client.connected))
  const verified = sum(clients.map((client) => client.verified))
  const alive = Math.min(sum(clients.map((client) => client.open)), sum(servers.map((server) => server.open)))
  return {
    attempted: sum(clients.map((client) => client.attempted)),
    connected,
    accepted: sum(servers.map((server) => server.accepted)),
    verified,
    held: Math.min(verified, alive),
    lost: connected - alive,
    failures: mergeFailures(clients.flatMap((client) => [client.failures, client.lost])),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
