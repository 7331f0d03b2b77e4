import type {Socket} from 'node:net'

/** Closes by RST, which leaves nothing in TIME_WAIT at either end. */
export function reset(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) {
      resolve()
      return
    }
    socket.once('close', () => resolve())
    // An end that has said good-bye already cannot be reset any more: it would wait for a 'finish' that never comes.
    if (socket.writable) socket.resetAndDestroy()
    else socket.destroy()
  })
}
