import type {Cause} from '../model/cause.js'
import {message} from '../model/message.js'
import {openFiles} from '../limits/open-files.js'
import {readCount} from '../limits/read-setting.js'
import {failuresOf, type FloodEvidence} from './evidence.js'

/** EMFILE: the process that connects is at its open-file limit. */
export function clientOpenFiles(evidence: FloodEvidence): Cause | undefined {
  const {facts, workload} = evidence
  const count = failuresOf(evidence, 'EMFILE')
  if (count === 0) return undefined
  const hard = readCount(facts, 'RLIMIT_NOFILE hard')
  return {
    id: 'client-open-files',
    confidence: 'certain',
    evidence: message('cause-client-open-files', {count, limit: hard.state === 'known' ? hard.value : null}),
    fix: openFiles.fixes(facts, workload),
  }
}
