import {parseFact, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'

/** Processes and threads of the whole system: the second number of "running/total" in /proc/loadavg. */
export async function readThreads(host: Host): Promise<Fact<number>> {
  return parseFact(await host.readText('/proc/loadavg'), (text) => {
    const [, total] = /^\S+ \S+ \S+ \d+\/(\d+) /.exec(text) ?? []
    return total === undefined ? undefined : Number(total)
  })
}
