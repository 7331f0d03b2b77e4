import {fileURLToPath} from 'node:url'
import {execa} from 'execa'

export const root = fileURLToPath(new URL('../../..', import.meta.url))
export const entry = `${root}bin/run.js`

export interface Ended {
  readonly exitCode: number | undefined
  readonly stdout: string
  readonly stderr: string
}

export interface Surroundings {
  /** Shell lines run first in a network namespace of its own, loopback up; absent means no namespace. */
  readonly namespace?: readonly string[]
  /** Leave the namespace's loopback interface down, as the kernel makes it. */
  readonly loopbackDown?: boolean
  /** Shell lines run first in the very shell that becomes tune, for example `ulimit -n 256`. */
  readonly shell?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** The command line that runs `argv` in these surroundings. Values never go through the shell, only set-up lines do. */
export function commandLine(
  argv: readonly string[],
  {namespace, loopbackDown = false, shell = []}: Surroundings,
): readonly string[] {
  if (namespace === undefined && shell.length === 0) return argv
  const script = [
    'set -e',
    ...(namespace === undefined ? [] : [...(loopbackDown ? [] : ['ip link set lo up']), ...namespace]),
    ...shell,
  ]
  const inShell = ['sh', '-c', [...script, 'exec "$@"'].join('\n'), 'sh', ...argv]
  return namespace === undefined ? inShell : ['unshare', process.getuid?.() === 0 ? '-n' : '-rn', ...inShell]
}

/** Runs the built tune for real. */
export async function tune(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const [file = '', ...rest] = commandLine([process.execPath, entry, ...args], surroundings)
  const {exitCode, stdout, stderr} = await execa(file, rest, {
    reject: false,
    stdin: 'ignore',
    env: {NO_COLOR: '1', ...surroundings.env},
    ...(surroundings.cwd === undefined ? {} : {cwd: surroundings.cwd}),
  })
  return {exitCode, stdout, stderr}
}

/** The same with `--format json`, parsed. */
export async function tuneJson<T>(
  args: readonly string[],
  surroundings: Surroundings = {},
): Promise<{exitCode: number | undefined; report: T; stderr: string}> {
  const command = args.includes('--') ? args.indexOf('--') : args.length
  const ended = await tune(
    [...args.slice(0, command), '--format', 'json', ...args.slice(command)],
    surroundings,
  )
  return {exitCode: ended.exitCode, report: JSON.parse(ended.stdout), stderr: ended.stderr}
}

export const portRange = (low: number, high: number): string =>
  `echo ${low} ${high} > /proc/sys/net/ipv4/ip_local_port_range`

/**
 * A shell line that starts a Node program beside tune. It writes nowhere, and ends when the shell, which by then
 * has become tune, is gone. The program must not hold single quotes.
 */
export function beside(program: string): string {
  const leaving =
    'const parent = process.ppid; setInterval(() => process.ppid === parent || process.exit(), 100);'
  return `'${process.execPath}' -e '${leaving} ${program}' >/dev/null 2>&1 & sleep 0.4`
}

export function listeningOn(ports: readonly number[]): string {
  return beside(
    `for (const port of [${ports.join(',')}]) require("net").createServer().listen(port, "127.0.0.1")`,
  )
}
