import type {Cause} from '../model/cause.js'
import {message} from '../model/message.js'
import {acceptQueue} from '../limits/accept-queue.js'
import {readCount} from '../limits/read-setting.js'
import {failuresOf, type FloodEvidence} from './evidence.js'

/** Handshakes dropped because nobody accepted fast enough: no error, only time. */
export function acceptQueueOverflow(evidence: FloodEvidence): Cause | undefined {
  const {counters, facts, workload, ledger} = evidence
  const overflows = counters?.['ListenOverflows'] ?? 0
  const neverAccepted = ledger.connected > ledger.accepted
  if (overflows === 0 || (!neverAccepted && failuresOf(evidence, 'TIMEOUT', 'ETIMEDOUT') === 0))
    return undefined
  const somaxconn = readCount(facts, 'net.core.somaxconn')
  return {
    id: 'accept-queue-overflow',
    confidence: 'likely',
    evidence: message('cause-accept-queue-overflow', {
      overflows,
      somaxconn: somaxconn.state === 'known' ? somaxconn.value : null,
    }),
    fix: acceptQueue.fixes(facts, workload),
  }
}
