import type {Count} from '../../model/count.js'
import {parseFact, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'

export interface OpenFileLimits {
  readonly soft: Count
  readonly hard: Count
}

/** RLIMIT_NOFILE of a process. /proc/PID/limits is readable for every user. */
export async function readOpenFileLimits(host: Host, pid: number): Promise<Fact<OpenFileLimits>> {
  const text = await host.readText(`/proc/${pid}/limits`)
  return parseFact(text, (limits) => {
    const [, soft, hard] = /^Max open files\s+(\d+|unlimited)\s+(\d+|unlimited)/m.exec(limits) ?? []
    return soft === undefined || hard === undefined ? undefined : {soft: toLimit(soft), hard: toLimit(hard)}
  })
}

function toLimit(text: string): Count {
  return text === 'unlimited' ? text : Number(text)
}
