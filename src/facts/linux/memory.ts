import {parseFact, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'

/** MemAvailable of /proc/meminfo, in bytes; the file says kB and means KiB. */
export async function readMemoryAvailable(host: Host): Promise<Fact<number>> {
  return parseFact(await host.readText('/proc/meminfo'), (text) => {
    const [, kibibytes] = /^MemAvailable:\s+(\d+) kB$/m.exec(text) ?? []
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
  })
}
