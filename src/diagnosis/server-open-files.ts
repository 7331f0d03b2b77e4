import type {Cause} from '../model/cause.js'
import {message} from '../model/message.js'
import {openFiles} from '../limits/open-files.js'
import {readCount} from '../limits/read-setting.js'
import {failuresOf, type FloodEvidence} from './evidence.js'

/** How near its limit a server must be before the limit is blamed. */
const nearLimit = 64

/**
 * A Node server out of descriptors raises no error: libuv accepts with a spare descriptor and closes at once
 * (libuv/libuv#315), so the client sees its connection end and the server never counts it.
 */
export function serverOpenFiles(evidence: FloodEvidence): Cause | undefined {
  const {facts, workload, ledger} = evidence
  const missing = ledger.connected - ledger.accepted
  const hard = readCount(facts, 'RLIMIT_NOFILE hard')
  if (missing <= 0 || failuresOf(evidence, 'EOF', 'ECONNRESET') === 0) return undefined
  if (hard.state !== 'known' || ledger.accepted < workload.processes * (hard.value - nearLimit))
    return undefined
  return {
    id: 'server-open-files',
    confidence: 'likely',
    evidence: message('cause-server-open-files', {missing, limit: hard.value}),
    fix: openFiles.fixes(facts, workload),
  }
}
