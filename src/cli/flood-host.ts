import {join} from 'node:path'
import type {Facts} from '../model/facts.js'
import type {FloodReport} from '../model/flood-report.js'
import type {Workload} from '../model/workload.js'
import {flood} from '../flood/flood.js'
import type {Host} from '../host/host.js'
import type {Interruption} from './interruption.js'
import {floodProgress} from './progress.js'

export interface FloodChoices {
  /** Seconds. */
  readonly hold: number
  /** Seconds. */
  readonly timeout: number
}

/** A flood with its progress shown on standard error. @param root the package's folder */
export async function floodHost(
  host: Host,
  facts: Facts,
  workload: Workload,
  choices: FloodChoices,
  root: string,
  interruption: Interruption,
): Promise<FloodReport> {
  const isLive = process.stderr.isTTY && process.env['CI'] === undefined
  const progress = floodProgress(process.stderr, isLive)
  try {
    return await flood(host, facts, {
      workload,
      holdMs: choices.hold * 1000,
      timeoutMs: choices.timeout * 1000,
      entries: {
        server: join(root, 'dist/src/flood/server-process.js'),
        client: join(root, 'dist/src/flood/client-process.js'),
      },
      ...interruption,
      onProgress: progress.update,
    })
  } finally {
    progress.stop()
  }
}
