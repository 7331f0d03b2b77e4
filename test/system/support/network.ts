import {once} from 'node:events'
import {readdirSync, readFileSync} from 'node:fs'
import {spawn, type ChildProcess} from 'node:child_process'
import {setTimeout as sleep} from 'node:timers/promises'
import {execa} from 'execa'
import {entry, type Ended} from './tune.js'

interface Started {
  readonly pid: number
  signal(name: NodeJS.Signals): void
}

/** A network namespace with servers in it, that lasts until it is closed. Needs root. */
export interface Network {
  /** Starts a program and waits until something listens on the port. */
  start(argv: readonly string[], port: number): Promise<Started>
  /** Runs a program to its end. */
  run(argv: readonly string[]): Promise<Ended>
  tuneJson<T>(
    args: readonly string[],
    /** A program and its arguments that becomes tune, like `setpriv`. */
    before?: readonly string[],
  ): Promise<{exitCode: number | undefined; report: T}>
  /** Ends everything that was started in it, and waits for that. */
  close(): Promise<void>
}

const soonMs = 20_000

/** Waits for what a moment will bring; fails when it does not. */
export async function until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = Date.now() + soonMs
  while (Date.now() < end) {
    const seen = await look()
    if (seen !== undefined) return seen
    await sleep(20)
  }
  throw new Error(`${what} did not happen in ${soonMs / 1000} s`)
}

export async function openNetwork(): Promise<Network> {
  const children: ChildProcess[] = []
  const holder = spawn('unshare', ['-n', 'sh', '-c', 'ip link set lo up && echo up && exec sleep infinity'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(holder)
  await once(holder.stdout, 'data')
  const inside = ['--target', String(holder.pid), '--net', '--']

  const run: Network['run'] = async (argv) => {
    const {exitCode, stdout, stderr} = await execa('nsenter', [...inside, ...argv], {
      reject: false,
      stdin: 'ignore',
      env: {NO_COLOR: '1'},
    })
    return {exitCode, stdout, stderr}
  }
  return {
    run,
    async start(argv, port) {
      const child = spawn('nsenter', [...inside, ...argv], {stdio: ['ignore', 'ignore', 'ignore']})
      children.push(child)
      await until(`listening of ${argv[0]} on ${port}`, async () => {
        if (child.exitCode !== null) throw new Error(`${argv.join(' ')} ended with ${child.exitCode}`)
        const {stdout} = await run(['ss', '-ltnH', `sport = :${port}`])
        return stdout === '' ? undefined : stdout
      })
      if (child.pid === undefined) throw new Error(`${argv[0]} was not started`)
      return {pid: child.pid, signal: (name) => void child.kill(name)}
    },
    async tuneJson(args, before = []) {
      const argv = [...before, process.execPath, entry, ...args, '--format', 'json']
      const {exitCode, stdout} = await run(argv)
      return {exitCode, report: JSON.parse(stdout)}
    },
    async close() {
      for (const child of children.toReversed()) {
        if (child.exitCode !== null || child.signalCode !== null) continue
        const ended = once(child, 'exit')
        child.kill('SIGCONT')
        child.kill('SIGTERM') // nginx ends its workers only when it is asked to.
        const late = setTimeout(() => child.kill('SIGKILL'), 3000)
        await ended
        clearTimeout(late)
      }
    },
  }
}

/** What the kernel itself says of a process, read without tune. */
export function truthOf(pid: number): {soft: number; hard: number; openFiles: number} {
  const [, soft, hard] =
    /^Max open files\s+(\d+)\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8')) ?? []
  return {soft: Number(soft), hard: Number(hard), openFiles: readdirSync(`/proc/${pid}/fd`).length}
}
