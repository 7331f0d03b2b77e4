import {absent, known, parseFact, unreadable, type Fact} from '../../model/fact.js'
import {printable} from '../../model/printable.js'
import type {Container, Namespace, ServerProcess} from '../../model/server-facts.js'
import type {Host} from '../../host/host.js'
import {readCgroupMemory} from './cgroup-memory.js'
import {readCgroupPids} from './cgroup-pids.js'
import {containerIn, serviceIn} from './container.js'
import {readDescriptors} from './descriptors.js'
import {readOpenFileLimits} from './open-file-limits.js'
import {runtimeOf} from './runtime.js'
import {notVisible} from './socket-owners.js'

/** Ticks per second in /proc, for user space always 100 on the systems Node runs on. */
const ticksPerSecond = 100

/** @param connections inodes of the connections of the server's ports; unreadable when they could not be listed */
export async function readServerProcess(
  host: Host,
  pid: number,
  connections: Fact<ReadonlySet<number>>,
): Promise<ServerProcess> {
  const at = (file: string) => host.readText(`/proc/${pid}/${file}`)
  const [stat, comm, commandLine, boot, cgroup, ownCgroup, executable, descriptors] = await Promise.all([
    at('stat'),
    at('comm'),
    at('cmdline'),
    host.readText('/proc/stat'),
    at('cgroup'),
    host.readText('/proc/self/cgroup'),
    host.readLink(`/proc/${pid}/exe`),
    readDescriptors(host, pid),
  ])
  const program = parseFact(comm, firstLine)
  const command = parseFact(commandLine, firstWord)
  const seen = hiddenWhenLocked(descriptors)
  const names = [executable, command, program].flatMap((name) => (name.state === 'known' ? name.value : []))
  return {
    pid,
    parent: parseFact(stat, (text) => numberField(text, 4)),
    state: parseFact(stat, (text) => fieldOf(text, 3)),
    program,
    command,
    runtime: runtimeOf(names),
    startedAtMs: startOf(stat, boot),
    openFileLimit: await readOpenFileLimits(host, pid),
    openFiles: parseFact(seen, ({open}) => open),
    connections:
      connections.state === 'known'
        ? parseFact(seen, ({sockets}) => sockets.filter((inode) => connections.value.has(inode)).length)
        : connections,
    cgroupMemory: await readCgroupMemory(host, pid),
    cgroupPids: await readCgroupPids(host, pid),
    unit: optional(cgroup, serviceIn),
    container: containerOf(cgroup, ownCgroup),
    networkNamespace: await readNamespace(host, pid, 'net'),
    mountNamespace: await readNamespace(host, pid, 'mnt'),
  }
}

/** Whether a process has this namespace in common with tune. Only root may look at another user's. */
export async function readNamespace(host: Host, pid: number, kind: 'net' | 'mnt'): Promise<Fact<Namespace>> {
  const ours = await host.readLink(`/proc/self/ns/${kind}`)
  const theirs = await host.readLink(`/proc/${pid}/ns/${kind}`)
  if (ours.state !== 'known') return ours
  return hiddenWhenLocked(parseFact(theirs, (link) => (link === ours.value ? 'ours' : 'another')))
}

/** Permission is what keeps a user from looking into another user's process. */
export function hiddenWhenLocked<T>(fact: Fact<T>): Fact<T> {
  return fact.state === 'unreadable' && (fact.reason === 'EACCES' || fact.reason === 'EPERM')
    ? unreadable(fact.source, notVisible)
    : fact
}

function containerOf(cgroup: Fact<string>, own: Fact<string>): Fact<Container> {
  const ours = own.state === 'known' ? containerIn(own.value) : undefined
  return optional(cgroup, (text) => {
    const container = containerIn(text)
    return container?.id === ours?.id ? undefined : container
  })
}

/** What a text may or may not name; nothing named is absent, not a mistake. */
function optional<T>(text: Fact<string>, find: (text: string) => T | undefined): Fact<T> {
  if (text.state !== 'known') return text
  const found = find(text.value)
  return found === undefined ? absent(text.source) : known(found, text.source)
}

/** Fields as proc_pid_stat(5) counts them: "pid (name) state ppid …"; the name may hold blanks and brackets. */
function fieldOf(stat: string, number: number): string | undefined {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[number - 3]
}

function numberField(stat: string, number: number): number | undefined {
  const value = Number(fieldOf(stat, number) ?? Number.NaN)
  return Number.isInteger(value) ? value : undefined
}

/** Ticks since boot, and when that was. */
function startOf(stat: Fact<string>, boot: Fact<string>): Fact<number> {
  const ticks = parseFact(stat, (text) => numberField(text, 22))
  if (ticks.state !== 'known') return ticks
  return parseFact(boot, (text) => {
    const [, seconds] = /^btime (\d+)$/m.exec(text) ?? []
    return seconds === undefined
      ? undefined
      : (Number(seconds) + Math.floor(ticks.value / ticksPerSecond)) * 1000
  })
}

/** A process names itself, as long as it likes. */
function tamed(name: string): string {
  return printable(name).slice(0, 80)
}

function firstLine(text: string): string | undefined {
  const name = text.replace(/\n$/, '')
  return name === '' ? undefined : tamed(name)
}

/** Words end with a NUL; a program that rewrites its title leaves blanks. */
function firstWord(text: string): string | undefined {
  const [word = ''] = text.split(/[\0 ]/)
  return word === '' ? undefined : tamed(word)
}
