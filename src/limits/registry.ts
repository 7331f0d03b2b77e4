import type {Limit} from '../model/limit.js'
import {acceptQueue} from './accept-queue.js'
import {conntrack} from './conntrack.js'
import {ephemeralPortsKnee} from './ephemeral-ports-knee.js'
import {ephemeralPorts} from './ephemeral-ports.js'
import {epollWatches} from './epoll-watches.js'
import {fileMax} from './file-max.js'
import {hashChains} from './hash-chains.js'
import {memoryMaps} from './memory-maps.js'
import {memory} from './memory.js'
import {neighbours} from './neighbours.js'
import {nrOpen} from './nr-open.js'
import {openFiles, openFilesSoft} from './open-files.js'
import {orphans} from './orphans.js'
import {synQueue} from './syn-queue.js'
import {tcpMem} from './tcp-mem.js'
import {threads} from './threads.js'
import {timeWaitBuckets} from './time-wait-buckets.js'

/** Every limit. At equal ceilings the ladder keeps this order. */
export const limits: readonly Limit[] = [
  openFiles,
  openFilesSoft,
  nrOpen,
  ephemeralPorts,
  ephemeralPortsKnee,
  acceptQueue,
  synQueue,
  memory,
  tcpMem,
  fileMax,
  epollWatches,
  conntrack,
  timeWaitBuckets,
  orphans,
  threads,
  memoryMaps,
  neighbours,
  hashChains,
]
