const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs something that can be interrupted from outside, and takes its signal handlers away again. */
export async function interruptible<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const abort = () => controller.abort()
  for (const signal of signals) process.on(signal, abort)
  try {
    return await run(controller.signal)
  } finally {
    for (const signal of signals) process.removeListener(signal, abort)
  }
}
