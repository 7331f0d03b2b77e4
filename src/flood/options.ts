import type {Workload} from '../model/workload.js'

export interface FloodProgress {
  readonly phase: 'opening' | 'verifying' | 'holding' | 'closing'
  readonly connected: number
  readonly failed: number
  readonly target: number
}

export interface FloodOptions {
  readonly workload: Workload
  readonly holdMs: number
  /** For one connect. */
  readonly timeoutMs: number
  /** The compiled entries of the two kinds of process: only `dist` has them as .js files. */
  readonly entries: {readonly server: string; readonly client: string}
  /** Aborted by Ctrl-C: everything is closed, and what was reached is reported. */
  readonly signal: AbortSignal
  /** Aborted by a second Ctrl-C: whatever does not answer is killed. */
  readonly abandon: AbortSignal
  readonly onProgress: (progress: FloodProgress) => void
}
