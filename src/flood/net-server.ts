import {createServer, type Server, type Socket} from 'node:net'
import {reset} from './reset.js'

/** As many as can be asked for; the kernel cuts it to net.core.somaxconn. */
const backlog = 65_535

/** Accepts its share and sends every byte back. */
export class NetServer {
  readonly #sockets = new Set<Socket>()
  readonly #share: number
  #listener: Server | undefined
  accepted = 0

  constructor(share: number) {
    this.#share = share
  }

  /** @throws with the errno as code when the port cannot be had */
  listen(host: string, port: number): Promise<void> {
    const listener = createServer()
    return new Promise((resolve, reject) => {
      listener.once('error', reject)
      listener.listen({host, port, backlog, exclusive: true}, () => {
        listener.removeListener('error', reject)
        this.acceptFrom(listener)
        resolve()
      })
    })
  }

  /** Takes a listener that other processes accept from too. */
  acceptFrom(listener: Server): void {
    this.#listener = listener
    listener.on('connection', (socket) => this.#accept(socket))
    listener.on('error', () => {}) // The client sees what is missing.
  }

  get open(): number {
    return this.#sockets.size
  }

  /** Resets whatever the clients left, so that no socket stays in TIME_WAIT. */
  async close(): Promise<void> {
    this.#listener?.close()
    await Promise.all([...this.#sockets].map(reset))
  }

  #accept(socket: Socket): void {
    this.accepted += 1
    this.#sockets.add(socket)
    socket.on('data', (bytes) => socket.write(bytes))
    socket.on('error', () => {}) // 'close' follows and counts it.
    socket.on('close', () => this.#sockets.delete(socket))
    // The others that share the listener have their own share to accept.
    if (this.accepted === this.#share) this.#listener?.close()
  }
}
