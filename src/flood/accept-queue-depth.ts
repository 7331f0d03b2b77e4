import {closeSync, openSync, readSync} from 'node:fs'

const listening = '0A'

/**
 * Looks at one listener's accept queue again and again: its Recv-Q in /proc/net/tcp. The file is opened once,
 * because at EMFILE nothing can be opened any more, and listeners come first in it, so its start is enough.
 */
export class AcceptQueueDepth {
  readonly #file: number | undefined
  readonly #buffer = Buffer.alloc(64 * 1024)
  readonly #local: string

  constructor(host: string, port: number) {
    this.#local = toRowAddress(host, port)
    try {
      this.#file = openSync('/proc/net/tcp', 'r')
    } catch {
      this.#file = undefined // Not Linux: there is nothing to pace by.
    }
  }

  /** `undefined` when it cannot be seen. */
  read(): number | undefined {
    if (this.#file === undefined) return undefined
    const length = readSync(this.#file, this.#buffer, 0, this.#buffer.length, 0)
    for (const row of this.#buffer.toString('latin1', 0, length).split('\n')) {
      const [, local, , state, queues] = row.trim().split(/\s+/)
      if (state === listening && local === this.#local)
        return Number.parseInt(queues?.split(':')[1] ?? '', 16)
    }
    return undefined
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
  }
}

function hex(number: number, digits: number): string {
  return number.toString(16).toUpperCase().padStart(digits, '0')
}

/** The kernel writes the address as one number in the machine's byte order: 127.0.0.1:80 is 0100007F:0050. */
function toRowAddress(host: string, port: number): string {
  const bytes = host.split('.').map(Number).toReversed()
  return `${bytes.map((byte) => hex(byte, 2)).join('')}:${hex(port, 4)}`
}
