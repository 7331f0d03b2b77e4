import type {Facts} from '../model/facts.js'
import type {Assessment, Fix, Limit} from '../model/limit.js'
import {message} from '../model/message.js'
import {addressTuples, type Workload} from '../model/workload.js'
import {ceilingOf} from './ceiling.js'
import {raiseSysctl} from './raise-sysctl.js'
import {unknownBecause} from './read-setting.js'
import {timeWaitSeconds} from './time-wait.js'
import {portRangeSetting, portUse} from './usable-ports.js'

/** Lower ends to propose, the one that takes fewest ports from services first. Even: ip-sysctl.rst asks for different parity. */
const lowerEnds = [32_768, 16_384, 10_000, 1024] as const
const lowestEnd = 1024
const highestPort = 65_535

function assess(facts: Facts, workload: Workload): Assessment {
  if (workload.role === 'server') return {state: 'not-applicable', reason: message('client-side-only', {})}
  const use = portUse(facts)
  if (use.state !== 'known') return unknownBecause(use)
  const {ports, reserved, listeners, usable} = use.value
  const tuples = addressTuples(workload)
  const {churnPerSecond: churn} = workload
  if (churn === undefined) {
    return ceilingOf(usable * tuples, '(ports − reserved − listeners) × tuples', {
      ports,
      reserved,
      listeners,
      tuples,
    })
  }
  const seconds = timeWaitSeconds(facts, workload)
  return ceilingOf(
    usable * tuples - churn * seconds,
    '(ports − reserved − listeners) × tuples − churn × timeWaitSeconds',
    {ports, reserved, listeners, tuples, churn, timeWaitSeconds: seconds},
  )
}

/** Where no connection is opened, none are needed. */
function size(workload: Workload): number {
  if (workload.role === 'server') return 0
  return Math.min(Math.ceil(workload.target / addressTuples(workload)), highestPort - lowestEnd + 1)
}

function fixes(facts: Facts, workload: Workload): Fix[] {
  const use = portUse(facts)
  if (use.state !== 'known') return []
  const {range} = use.value
  // A wider range takes in listeners and reserved ports that the present one does not reach.
  const portsFrom = (lower: number) => {
    const wider = portUse(facts, {low: Math.min(range.low, lower), high: highestPort})
    return wider.state === 'known' ? wider.value.usable : 0
  }
  const closing = (workload.churnPerSecond ?? 0) * timeWaitSeconds(facts, workload)
  const needed = Math.ceil((workload.target + closing) / addressTuples(workload))
  const widest = portsFrom(lowestEnd)
  if (widest === 0)
    return [{layer: 'runtime', how: message('fix-fewer-reserved-ports', {reserved: use.value.reserved})}]
  const lower = lowerEnds.find((end) => portsFrom(end) >= needed) ?? lowestEnd
  const value = `${Math.min(range.low, lower)} ${highestPort}`
  const widen = value === `${range.low} ${range.high}` ? [] : raiseSysctl(portRangeSetting, value)
  if (widest >= needed) return widen
  const sources = Math.ceil((workload.target + closing) / (widest * workload.destinations))
  return [...widen, {layer: 'workload', how: message('fix-more-sources', {sources})}]
}

/** One port per connection and address tuple on the connecting side. */
export const ephemeralPorts: Limit = {
  id: 'ephemeral-ports',
  setting: portRangeSetting,
  below: () => 'fail',
  assess,
  size,
  shortfall: (ceiling, _inputs, {target}) => message('ephemeral-ports-short', {ceiling, target}),
  fixes,
}
