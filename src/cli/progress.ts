import {SingleBar} from 'cli-progress'
import type {FloodProgress} from '../flood/options.js'
import {count} from '../text/numbers.js'

const plainEveryMs = 2000

export interface ProgressView {
  readonly update: (progress: FloodProgress) => void
  readonly stop: () => void
}

/** A flood's progress on standard error: one live line on a terminal, a plain line now and then elsewhere. */
export function floodProgress(stream: NodeJS.WriteStream, isLive: boolean): ProgressView {
  return isLive ? liveLine(stream) : plainLines(stream)
}

function describe({phase, connected, failed, target}: FloodProgress): string {
  return `${count(connected)} of ${count(target)} connected${failed > 0 ? `, ${count(failed)} failed` : ''} · ${phase}`
}

function liveLine(stream: NodeJS.WriteStream): ProgressView {
  const bar = new SingleBar({
    stream,
    format: '{bar} {text}',
    barsize: 30,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
  })
  let isStarted = false
  return {
    update(progress) {
      const payload = {text: describe(progress)}
      if (isStarted) bar.update(progress.connected, payload)
      else bar.start(progress.target, progress.connected, payload)
      isStarted = true
    },
    stop: () => bar.stop(),
  }
}

function plainLines(stream: NodeJS.WriteStream): ProgressView {
  let last = performance.now()
  return {
    update(progress) {
      if (performance.now() - last < plainEveryMs) return
      last = performance.now()
      stream.write(`flood: ${describe(progress)}\n`)
    },
    stop() {},
  }
}
