/**
 * The end of the channel inside a flood process. Ctrl-C reaches the whole process group, so a flood process
 * ignores it and waits for the coordinator's word; when the coordinator is gone, it closes everything and ends.
 */
export function serveChannel<In, Out>(
  onMessage: (message: In, reply: (message: Out) => void, handle: unknown) => void | Promise<void>,
  onOrphaned: () => Promise<void>,
): void {
  const reply = (message: Out): void => {
    if (process.connected) process.send?.(message)
  }
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => {})
  process.on('SIGHUP', () => {})
  process.on('message', (message: In, handle: unknown) => {
    void Promise.resolve(onMessage(message, reply, handle))
  })
  process.on('disconnect', () => {
    void onOrphaned().finally(() => {
      process.exitCode = 0
    })
  })
}
