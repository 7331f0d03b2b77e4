import {toNumber, type Count} from '../../model/count.js'
import {parseFact, type Fact} from '../../model/fact.js'
import type {SettingValue} from '../../model/setting-value.js'
import type {Host} from '../../host/host.js'
import {readOpenFileLimits, type OpenFileLimits} from './open-file-limits.js'

/** A process on the way up from tune to the one that started it all. */
interface Ancestor {
  readonly pid: number
  readonly parent: number
  readonly session: number
  readonly isNode: boolean
  readonly limits: Fact<OpenFileLimits>
}

export interface CallerOpenFiles {
  readonly soft: Fact<SettingValue>
  readonly hard: Fact<SettingValue>
}

/**
 * The open-file limits a program started from the caller's shell gets.
 *
 * Node raises its own soft limit to the hard one, and its children inherit that, so neither our soft limit nor
 * that of an `sh` started by npm is the shell's. Node does not touch the hard limit: ours is the true one.
 * The soft limit is that of the first ancestor whose limits no Node process above it can explain; a session
 * leader is a shell of its own (an editor's terminal) and ends the search.
 */
export async function readCallerOpenFiles(host: Host): Promise<CallerOpenFiles> {
  const own = await readOpenFileLimits(host, host.pid)
  const caller = findCaller(await ancestors(host))
  const soft: Fact<OpenFileLimits> = caller === undefined ? own : caller.limits
  return {
    hard: count(own, ({hard}) => hard),
    // A limit set by the shell just before it was replaced by tune (`ulimit -n 256; exec tune`) shows in ours only.
    soft:
      own.state === 'known' && soft.state === 'known' && toNumber(soft.value.soft) > toNumber(own.value.hard)
        ? count(own, ({hard}) => hard)
        : count(soft, (limits) => limits.soft),
  }
}

function count(fact: Fact<OpenFileLimits>, pick: (limits: OpenFileLimits) => Count): Fact<SettingValue> {
  return parseFact(fact, (limits) => ({shape: 'count', count: pick(limits)}))
}

function findCaller(chain: readonly Ancestor[]): Ancestor | undefined {
  for (const [index, process] of chain.entries()) {
    if (process.isNode) continue
    const isShellOfItsOwn = process.pid === process.session
    if (isShellOfItsOwn || !isRaisedByNodeAbove(process, chain.slice(index + 1))) return process
  }
  return chain.at(-1)
}

/** Soft equal to hard, and a Node process above with the same hard limit: most likely inherited from its raise. */
function isRaisedByNodeAbove(process: Ancestor, above: readonly Ancestor[]): boolean {
  const {limits} = process
  if (limits.state !== 'known') return above.some((ancestor) => ancestor.isNode)
  if (limits.value.soft !== limits.value.hard) return false
  return above.some(
    (ancestor) =>
      ancestor.isNode &&
      ancestor.limits.state === 'known' &&
      ancestor.limits.value.hard === limits.value.hard,
  )
}

/** From our parent upwards. */
async function ancestors(host: Host): Promise<Ancestor[]> {
  const chain: Ancestor[] = []
  let pid = (await readStat(host, host.pid))?.parent ?? 0
  while (pid > 0 && chain.length < 64) {
    const stat = await readStat(host, pid)
    if (stat === undefined) break
    chain.push({pid, ...stat, isNode: await isNode(host, pid), limits: await readOpenFileLimits(host, pid)})
    pid = stat.parent
  }
  return chain
}

async function readStat(host: Host, pid: number): Promise<{parent: number; session: number} | undefined> {
  const stat = await host.readText(`/proc/${pid}/stat`)
  if (stat.state !== 'known') return undefined
  // "pid (name) state ppid pgrp session …"; the name may hold blanks and brackets.
  const fields = stat.value.slice(stat.value.lastIndexOf(')') + 2).split(' ')
  const [parent, session] = [Number(fields[1]), Number(fields[3])]
  return Number.isInteger(parent) && Number.isInteger(session) ? {parent, session} : undefined
}

/** By the program file; npm and others change the name in /proc/PID/comm. Another user's link is not readable: then by name. */
async function isNode(host: Host, pid: number): Promise<boolean> {
  const program = await host.readLink(`/proc/${pid}/exe`)
  if (program.state === 'known') return /\/node(js)?( \(deleted\))?$/.test(program.value)
  const name = await host.readText(`/proc/${pid}/comm`)
  return name.state === 'known' && /^(node|npm|npx|yarn|pnpm)\b/.test(name.value)
}
