import type {Server} from 'node:net'
import {execa, type ResultPromise} from 'execa'
import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'

const options = {
  ipc: true,
  stdin: 'ignore',
  stdout: 'ignore',
  stderr: 'inherit',
  reject: false,
  // In a process group of its own, Ctrl-C on the terminal reaches the coordinator alone; when that is gone, the
  // channel closes and the process ends by itself.
  detached: true,
} as const

/** The coordinator's end of the channel to one server or client process. */
export class FloodProcess<To extends object, From extends {readonly type: string}> {
  readonly #role: 'server' | 'client'
  readonly #process: ResultPromise<typeof options>
  readonly #listeners = new Set<(message: From) => void>()
  /** Rejects when the process ends before it was told to. */
  readonly #death: Promise<never>
  #isEnding = false

  constructor(role: 'server' | 'client', entry: string) {
    this.#role = role
    this.#process = execa(process.execPath, [entry], options)
    this.#process.on('message', (received: unknown) => {
      if (!isMessage<From>(received)) return
      for (const listener of this.#listeners) listener(received)
    })
    this.#death = this.#watch()
    this.#death.catch(() => {}) // Whoever waits for an answer hears of it.
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  send(toSend: To, handle?: Server): void {
    if (this.#process.connected) this.#process.send(toSend, handle, {}, () => {})
  }

  onMessage(listener: (message: From) => void): void {
    this.#listeners.add(listener)
  }

  /** Sends, and waits for the answer of one of these types. */
  ask<T extends From['type']>(
    toSend: To,
    answers: readonly T[],
    handle?: Server,
  ): Promise<Extract<From, {type: T}>> {
    const answer = new Promise<Extract<From, {type: T}>>((resolve) => {
      const listener = (received: From) => {
        if (!isOneOf(received, answers)) return
        this.#listeners.delete(listener)
        resolve(received)
      }
      this.#listeners.add(listener)
    })
    this.send(toSend, handle)
    return Promise.race([answer, this.#death])
  }

  /** Ends it at once, whatever state it is in. */
  kill(): void {
    this.#process.kill('SIGKILL')
  }

  /** Tells it to end, and ends it when it does not. From here on its end is no surprise. */
  async end(lastWord: To, patienceMs: number): Promise<void> {
    this.#isEnding = true
    this.send(lastWord)
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), patienceMs)
    await this.#process
    clearTimeout(timer)
  }

  async #watch(): Promise<never> {
    const {signal, exitCode} = await this.#process
    if (this.#isEnding) return new Promise(() => {})
    throw new ExpectedError(
      'short',
      message('flood-process-died', {role: this.#role, signal: signal ?? null, exitCode: exitCode ?? null}),
    )
  }
}

/** Both ends of the channel are ours, so a type is all there is to tell: protocol.ts says the rest. */
function isMessage<From>(received: unknown): received is From {
  return typeof received === 'object' && received !== null && 'type' in received
}

function isOneOf<From extends {readonly type: string}, T extends From['type']>(
  received: From,
  types: readonly T[],
): received is Extract<From, {type: T}> {
  return types.some((type) => type === received.type)
}
