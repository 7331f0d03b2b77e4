import type {Cause} from '../model/cause.js'
import {acceptQueueOverflow} from './accept-queue-overflow.js'
import {clientOpenFiles} from './client-open-files.js'
import {ephemeralPortsUsedUp} from './ephemeral-ports-used-up.js'
import type {FloodEvidence} from './evidence.js'
import {loopbackDown} from './loopback-down.js'
import {serverOpenFiles} from './server-open-files.js'

/** Every rule, the surest first. */
export const rules: readonly ((evidence: FloodEvidence) => Cause | undefined)[] = [
  loopbackDown,
  ephemeralPortsUsedUp,
  clientOpenFiles,
  serverOpenFiles,
  acceptQueueOverflow,
]
