import type {Limit} from '../model/limit.js'
import {acceptQueue} from './accept-queue.js'
import {ephemeralPorts} from './ephemeral-ports.js'
import {epollWatches} from './epoll-watches.js'
import {fileMax} from './file-max.js'
import {memory} from './memory.js'
import {openFiles, openFilesSoft} from './open-files.js'

/** Every limit. At equal ceilings the ladder keeps this order. */
export const limits: readonly Limit[] = [
  openFiles,
  openFilesSoft,
  ephemeralPorts,
  acceptQueue,
  memory,
  fileMax,
  epollWatches,
]
