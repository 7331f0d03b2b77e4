import {Socket} from 'node:net'
import type {FailureCount} from '../model/flood-report.js'
import {AcceptQueueDepth} from './accept-queue-depth.js'
import {FailureCounter} from './failure-counter.js'
import {LatencyRecorder} from './latency.js'
import type {ClientPlan} from './protocol.js'
import {reset} from './reset.js'

/** Bytes under way at once while verifying: each unread one holds a page of the kernel's TCP memory. */
const verifyWindow = 1024

/** Without one success for so long, errors that come at once (no port, no descriptor) will not stop coming. */
const giveUpAfterMs = 2000

/** How long a server that does not accept may hold up the next connect before we go on regardless. */
const longestPaceMs = 1000

/** Opens its share of connections, a window at a time, and keeps them. */
export class NetClient {
  readonly #plan: ClientPlan
  readonly #queue: AcceptQueueDepth
  readonly #open = new Set<Socket>()
  readonly #inFlight = new Set<Socket>()
  readonly #failures = new FailureCounter()
  readonly #lost = new FailureCounter()
  readonly #latency = new LatencyRecorder()
  #attempted = 0
  #connected = 0
  #sincePace = 0
  #lastSuccess = 0
  #isStopped = false
  #closing: Promise<void> | undefined
  #wake: (() => void) | undefined
  #onEcho: ((socket: Socket) => void) | undefined

  constructor(plan: ClientPlan) {
    this.#plan = plan
    this.#queue = new AcceptQueueDepth(plan.host, plan.port)
  }

  get progress(): {attempted: number; connected: number; failed: number} {
    return {attempted: this.#attempted, connected: this.#connected, failed: this.#failures.total}
  }

  get failures(): FailureCount[] {
    return this.#failures.list()
  }

  get lost(): FailureCount[] {
    return this.#lost.list()
  }

  get latency(): string {
    return this.#latency.encode()
  }

  get open(): number {
    return this.#open.size
  }

  /** Begins no further connect; those under way are given up. */
  stop(): void {
    this.#isStopped = true
    // A handshake that is over at the other end must end by a reset too: a plain close leaves it in TIME_WAIT.
    for (const socket of this.#inFlight) socket.resetAndDestroy()
    setTimeout(() => {
      for (const socket of this.#inFlight) socket.destroy()
    }, 200).unref()
    this.#wake?.()
  }

  /** Opens the share. @returns how long it took, in milliseconds */
  async openAll(): Promise<number> {
    const start = performance.now()
    this.#lastSuccess = start
    while (this.#attempted < this.#plan.share && !this.#isStopped && !this.#isHopeless()) {
      await this.#roomForOneMore(start)
      if (!this.#isStopped) this.#connect()
    }
    while (this.#inFlight.size > 0) await this.#nextSettled()
    return performance.now() - start
  }

  /** Sends one byte over every open connection and counts those that bring it back. */
  async verify(): Promise<number> {
    const waiting = [...this.#open]
    const underWay = new Set<Socket>()
    let verified = 0
    let lastEcho = performance.now()
    this.#onEcho = (socket) => {
      if (!underWay.delete(socket)) return
      verified += 1
      lastEcho = performance.now()
    }
    const isOver = () =>
      (waiting.length === 0 && underWay.size === 0) || performance.now() - lastEcho > this.#plan.timeoutMs
    while (!isOver() && !this.#isStopped) {
      for (const socket of underWay) if (!this.#open.has(socket)) underWay.delete(socket)
      while (underWay.size < verifyWindow && waiting.length > 0) {
        const socket = waiting.pop()
        if (socket === undefined || !this.#open.has(socket)) continue
        underWay.add(socket)
        socket.write('.')
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.#onEcho = undefined
    return verified
  }

  /** May be called again: the coordinator's word and the end of the channel both lead here. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll()
    return this.#closing
  }

  async #closeAll(): Promise<void> {
    this.stop()
    await Promise.all([...this.#open].map(reset))
    this.#queue.close()
  }

  #connect(): void {
    const {host, port, timeoutMs, localAddresses} = this.#plan
    const localAddress = localAddresses[this.#attempted % localAddresses.length]
    this.#attempted += 1
    const socket = new Socket()
    const begun = performance.now()
    const settle = () => {
      this.#inFlight.delete(socket)
      this.#wake?.()
    }
    this.#inFlight.add(socket)
    socket.setTimeout(timeoutMs, () => {
      this.#fail('TIMEOUT')
      socket.removeAllListeners('error').on('error', () => {})
      socket.destroy()
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (!this.#isStopped) this.#fail(error.code ?? error.message)
    })
    socket.once('close', settle)
    socket.once('connect', () => {
      if (this.#isStopped) return // It was given up, and its reset follows.
      this.#latency.record(performance.now() - begun)
      this.#keep(socket)
      settle()
    })
    socket.connect({
      host,
      port,
      autoSelectFamily: false,
      ...(localAddress === undefined ? {} : {localAddress}),
    })
  }

  #fail(code: string): void {
    this.#failures.add(code)
  }

  #keep(socket: Socket): void {
    this.#connected += 1
    this.#sincePace += 1
    this.#lastSuccess = performance.now()
    this.#open.add(socket)
    let code = 'EOF'
    socket.setTimeout(0)
    socket.removeAllListeners('timeout').removeAllListeners('error').removeAllListeners('close')
    socket.on('data', () => this.#onEcho?.(socket))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      code = error.code ?? error.message
    })
    socket.on('close', () => {
      this.#open.delete(socket)
      if (this.#closing === undefined) this.#lost.add(code)
    })
  }

  async #roomForOneMore(start: number): Promise<void> {
    while (this.#inFlight.size >= this.#plan.window) {
      await this.#nextSettled()
    }
    if (this.#sincePace >= this.#plan.paceEvery) await this.#acceptQueueEmpty()
    const {ratePerSecond} = this.#plan
    if (ratePerSecond === undefined) return
    const dueAt = start + (this.#attempted * 1000) / ratePerSecond
    const early = dueAt - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
  }

  #nextSettled(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined
        resolve()
      }
    })
  }

  /** Unpaced, a fast client overruns a small accept queue, and what is dropped comes back a second later. */
  async #acceptQueueEmpty(): Promise<void> {
    this.#sincePace = 0
    const begun = performance.now()
    while ((this.#queue.read() ?? 0) > 0 && performance.now() - begun < longestPaceMs && !this.#isStopped) {
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** The shortfall is certain: nothing but failures for a while. */
  #isHopeless(): boolean {
    if (this.#failures.total === 0) return false
    const patienceMs = this.#failures.has('TIMEOUT') ? giveUpAfterMs + this.#plan.timeoutMs : giveUpAfterMs
    const betweenConnectsMs = 1000 / (this.#plan.ratePerSecond ?? 1000)
    return performance.now() - this.#lastSuccess > patienceMs + betweenConnectsMs
  }
}
