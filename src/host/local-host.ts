import {open, readdir, readFile, readlink} from 'node:fs/promises'
import {errorCode} from '../model/error-code.js'
import {absent, known, unreadable, type Fact} from '../model/fact.js'
import type {Host} from './host.js'

/** This machine. */
export const localHost: Host = {
  system: process.platform === 'linux' ? 'linux' : process.platform === 'win32' ? 'windows' : 'other',
  pid: process.pid,
  readText: (path) => attempt(path, () => readFile(path, 'utf8')),
  readBytes: (path, mostBytes) => attempt(path, () => readStart(path, mostBytes)),
  readLink: (path) => attempt(path, () => readlink(path)),
  listFolder: (path) => attempt(path, () => readdir(path)),
  async run(file, args) {
    const {runProgram} = await import('./run-program.js') // execa: 65 ms
    return runProgram(file, args)
  },
  async identity() {
    const {readIdentity} = await import('./identity.js') // systeminformation: 25 ms
    return readIdentity()
  },
}

async function attempt<T>(path: string, read: () => Promise<T>): Promise<Fact<T>> {
  try {
    return known(await read(), path)
  } catch (error) {
    const code = errorCode(error)
    // ESRCH: a process that ended between listing and reading it.
    return code === 'ENOENT' || code === 'ESRCH' ? absent(path) : unreadable(path, code)
  }
}

async function readStart(path: string, mostBytes: number): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const buffer = new Uint8Array(mostBytes)
    let filled = 0
    while (filled < mostBytes) {
      const {bytesRead} = await file.read(buffer, filled, mostBytes - filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  } finally {
    await file.close()
  }
}
