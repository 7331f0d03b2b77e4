import {known, type Fact} from '../model/fact.js'
import type {Facts} from '../model/facts.js'
import {portsIn, type PortRange} from '../model/setting-value.js'
import {readPortList, readPortRange} from './read-setting.js'

export const portRangeSetting = 'net.ipv4.ip_local_port_range'
const reservedSetting = 'net.ipv4.ip_local_reserved_ports'

/** What connect() can choose from in a range of ports. */
export interface PortUse {
  readonly range: PortRange
  readonly ports: number
  readonly reserved: number
  /** Ports some socket listens on and that are not reserved besides. */
  readonly listeners: number
  readonly usable: number
  /** Usable ports of the lower end's parity: those connect() tries first. */
  readonly firstHalf: number
}

/** The ports of this host, or of a wider range it could be given. */
export function portUse(facts: Facts, widened?: PortRange): Fact<PortUse> {
  const configured = readPortRange(facts, portRangeSetting)
  if (configured.state !== 'known') return configured
  const reserved = readPortList(facts, reservedSetting)
  if (reserved.state !== 'known') return reserved
  const listening = facts.listeningPorts
  if (listening.state !== 'known') return listening
  return known(count(widened ?? configured.value, reserved.value, listening.value), configured.source)
}

/** connect() never picks a reserved port, nor one that some socket listens on, whatever its address. */
function count(range: PortRange, reserved: readonly PortRange[], listening: readonly number[]): PortUse {
  const blocked = new Set<number>()
  for (const {low, high} of reserved) {
    for (let port = Math.max(low, range.low); port <= Math.min(high, range.high); port++) blocked.add(port)
  }
  const reservedPorts = blocked.size
  for (const port of listening) if (port >= range.low && port <= range.high) blocked.add(port)
  const ports = portsIn(range)
  const blockedInFirstHalf = [...blocked].filter((port) => (port - range.low) % 2 === 0).length
  return {
    range,
    ports,
    reserved: reservedPorts,
    listeners: blocked.size - reservedPorts,
    usable: ports - blocked.size,
    firstHalf: Math.ceil(ports / 2) - blockedInFirstHalf,
  }
}
