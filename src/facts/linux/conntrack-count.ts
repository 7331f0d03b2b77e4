import {parseFact, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'

/** Connections tracked in this network namespace. The file exists without any rule that tracks; then it says 0. */
export async function readConntrackCount(host: Host): Promise<Fact<number>> {
  return parseFact(await host.readText('/proc/sys/net/netfilter/nf_conntrack_count'), (text) =>
    /^\d+\s*$/.test(text) ? Number(text) : undefined,
  )
}
