const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export interface Interruption {
  /** Aborted by the first signal: end in good order. */
  readonly signal: AbortSignal
  /** Aborted by the second: do not wait for anything. */
  readonly abandon: AbortSignal
}

/** Runs something that can be interrupted from outside, and takes its signal handlers away again. */
export async function interruptible<T>(run: (interruption: Interruption) => Promise<T>): Promise<T> {
  const first = new AbortController()
  const second = new AbortController()
  const onSignal = () => (first.signal.aborted ? second : first).abort()
  for (const signal of signals) process.on(signal, onSignal)
  try {
    return await run({signal: first.signal, abandon: second.signal})
  } finally {
    for (const signal of signals) process.removeListener(signal, onSignal)
  }
}
