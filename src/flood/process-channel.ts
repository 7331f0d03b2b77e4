const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * The end of the channel inside a flood process. Whoever stops a container or a unit signals all of its processes at
 * once; a flood process ignores that and waits for the coordinator's word, because only in order do its connections
 * end by a reset. When the coordinator is gone, it closes everything and ends.
 */
export function serveChannel<In, Out>(
  onMessage: (message: In, reply: (message: Out) => void, handle: unknown) => void | Promise<void>,
  onOrphaned: () => Promise<void>,
): void {
  const reply = (message: Out): void => {
    if (process.connected) process.send?.(message)
  }
  for (const signal of stopSignals) process.on(signal, () => {})
  process.on('message', (message: In, handle: unknown) => {
    void Promise.resolve(onMessage(message, reply, handle))
  })
  process.on('disconnect', () => {
    void onOrphaned().finally(() => {
      process.exitCode = 0
    })
  })
}
