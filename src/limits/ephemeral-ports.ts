import type {Facts} from '../model/facts.js'
import type {Assessment, Fix, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import {portsIn, type PortRange} from '../model/setting-value.js'
import {addressTuples, type Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {readPortList, readPortRange, unknownBecause} from './read-setting.js'

const rangeSetting = 'net.ipv4.ip_local_port_range'
const reservedSetting = 'net.ipv4.ip_local_reserved_ports'

/** Lower ends to propose, the one that takes fewest ports from services first. Even: ip-sysctl.rst asks for different parity. */
const lowerEnds = [32_768, 16_384, 10_000, 1024] as const
const highestPort = 65_535

/** connect() never picks a reserved port, nor one that some socket listens on, whatever its address. */
function unusable(range: PortRange, reserved: readonly PortRange[], listening: readonly number[]) {
  const inside = (port: number) => port >= range.low && port <= range.high
  const blocked = new Set<number>()
  for (const {low, high} of reserved) {
    for (let port = Math.max(low, range.low); port <= Math.min(high, range.high); port++) blocked.add(port)
  }
  const reservedPorts = blocked.size
  for (const port of listening) if (inside(port)) blocked.add(port)
  return {reservedPorts, listeners: blocked.size - reservedPorts}
}

function assess(facts: Facts, workload: Workload): Assessment {
  if (workload.role === 'server') return {state: 'not-applicable', reason: message('client-side-only', {})}
  const range = readPortRange(facts, rangeSetting)
  if (range.state !== 'known') return unknownBecause(range)
  const reserved = readPortList(facts, reservedSetting)
  if (reserved.state !== 'known') return unknownBecause(reserved)
  const listening = facts.listeningPorts
  if (listening.state !== 'known') return unknownBecause(listening)

  const ports = portsIn(range.value)
  const taken = unusable(range.value, reserved.value, listening.value)
  const tuples = addressTuples(workload)
  return ceilingOf(
    (ports - taken.reservedPorts - taken.listeners) * tuples,
    '(ports − reserved − listeners) × tuples',
    {ports, reserved: taken.reservedPorts, listeners: taken.listeners, tuples},
  )
}

function size(workload: Workload): number {
  return Math.min(Math.ceil(workload.target / addressTuples(workload)), highestPort - 1024 + 1)
}

function fixes(facts: Facts, workload: Workload): Fix[] {
  const range = readPortRange(facts, rangeSetting)
  const reserved = readPortList(facts, reservedSetting)
  const listening = facts.listeningPorts
  if (range.state !== 'known' || reserved.state !== 'known' || listening.state !== 'known') return []
  // A wider range takes in listeners and reserved ports that the present one does not reach.
  const portsFrom = (lower: number) => {
    const wider = {low: Math.min(range.value.low, lower), high: highestPort}
    const taken = unusable(wider, reserved.value, listening.value)
    return portsIn(wider) - taken.reservedPorts - taken.listeners
  }
  const needed = Math.ceil(workload.target / addressTuples(workload))
  const lower = lowerEnds.find((end) => portsFrom(end) >= needed)
  if (lower !== undefined) return widen(range.value, lower)
  const widest = portsFrom(1024)
  if (widest === 0) return widen(range.value, 1024)
  const sources = Math.ceil(workload.target / (widest * workload.destinations))
  return [...widen(range.value, 1024), {layer: 'workload', how: message('fix-more-sources', {sources})}]
}

function widen(range: PortRange, lower: number): Fix[] {
  const value = `${Math.min(range.low, lower)} ${highestPort}`
  if (value === `${range.low} ${range.high}`) return []
  return [
    {layer: 'runtime', how: message('fix-sysctl-now', {name: rangeSetting, value})},
    {layer: 'next-boot', how: message('fix-sysctl-boot', {name: rangeSetting, value})},
  ]
}

/** One port per connection and address tuple on the connecting side. */
export const ephemeralPorts: Limit = {
  id: 'ephemeral-ports',
  setting: rangeSetting,
  below: () => 'fail',
  assess,
  size,
  shortfall: (ceiling, _inputs, {target}) => message('ephemeral-ports-short', {ceiling, target}),
  fixes,
}
