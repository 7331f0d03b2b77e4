import {parseFact, type Fact} from '../../model/fact.js'
import type {SocketCounts} from '../../model/facts.js'
import type {Host} from '../../host/host.js'

/** The TCP line of /proc/net/sockstat: "TCP: inuse 1 orphan 0 tw 0 alloc 1 mem 0". */
export async function readSocketCounts(host: Host): Promise<SocketCounts> {
  const text = await host.readText('/proc/net/sockstat')
  const field = (name: string): Fact<number> =>
    parseFact(text, (all) => {
      const [, number] = new RegExp(`^TCP:.* ${name} (\\d+)`, 'm').exec(all) ?? []
      return number === undefined ? undefined : Number(number)
    })
  return {timeWait: field('tw'), orphans: field('orphan'), queuedPages: field('mem')}
}
