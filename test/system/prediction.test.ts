import {expect, it} from 'vitest'
import type {CheckReport} from '../../src/model/check-report.js'
import type {FloodReport} from '../../src/model/flood-report.js'
import {fc} from '../build/properties.js'
import {describeWith} from './support/needs.js'
import {listeningOn, portRange, tune, tuneJson, type Surroundings} from './support/tune.js'

/** CI runs forty; a run at home has fewer, to stay short. */
const configurations = Number(process.env['TUNE_PREDICTIONS'] ?? 5)
const seed = Number(process.env['TUNE_SEED'] ?? 20_261_120)

/** What a Node release holds besides its connections differs by a few descriptors. */
const leastTolerance = 8

interface Configuration {
  readonly low: number
  readonly ports: number
  readonly reserved: readonly (readonly [from: number, length: number])[]
  readonly listeners: readonly number[]
  readonly somaxconn: number
  readonly openFiles: number
  readonly sources: number
  readonly processes: number
}

const anyConfiguration: fc.Arbitrary<Configuration> = fc.record({
  low: fc.integer({min: 30_000, max: 60_000}),
  ports: fc.integer({min: 60, max: 2500}),
  reserved: fc.array(fc.tuple(fc.integer({min: 0, max: 2500}), fc.integer({min: 1, max: 300})), {
    maxLength: 2,
  }),
  listeners: fc.uniqueArray(fc.integer({min: 0, max: 2500}), {maxLength: 5}),
  somaxconn: fc.constantFrom(16, 128, 511, 4096),
  openFiles: fc.integer({min: 130, max: 3000}),
  sources: fc.integer({min: 1, max: 3}),
  processes: fc.integer({min: 1, max: 3}),
})

function surroundings({low, ports, reserved, listeners, somaxconn, openFiles}: Configuration): Surroundings {
  const high = low + ports - 1
  const list = reserved
    .map(([from, length]) => `${low + from}-${Math.min(65_535, low + from + length)}`)
    .join(',')
  return {
    namespace: [
      portRange(low, high),
      `echo ${somaxconn} > /proc/sys/net/core/somaxconn`,
      ...(list === '' ? [] : [`echo ${list} > /proc/sys/net/ipv4/ip_local_reserved_ports`]),
      ...(listeners.length === 0 ? [] : [listeningOn(listeners.map((offset) => low + offset))]),
    ],
    shell: [`ulimit -n ${openFiles}`],
  }
}

describeWith(
  'namespace',
  `the ladder and the flood, over ${configurations} configurations of seed ${seed}`,
  () => {
    it.each(fc.sample(anyConfiguration, {numRuns: configurations, seed}))(
      'agree: %o',
      async (configuration) => {
        const load = ['--sources', `${configuration.sources}`, '--processes', `${configuration.processes}`]
        const where = surroundings(configuration)
        const {report: first} = await tuneJson<CheckReport>(['check', '--target', '100', ...load], where)
        const ceiling = first.ceiling ?? 0
        const target = String(Math.min(9000, Math.ceil(ceiling * 1.2) + 10))
        const {report} = await tuneJson<FloodReport>(['flood', '--target', target, ...load], where)
        const tolerance = Math.max(leastTolerance, ceiling / 100)
        const isRight =
          report.predictedCeiling === ceiling &&
          report.predictedBinding === first.binding &&
          Math.abs(report.held - Math.min(ceiling, Number(target))) <= tolerance
        const both = isRight ? '' : await bothLadders(['--target', target, ...load], where, report)
        expect(both).toBe('')
        expect(report.timeWaitLeft).toBe(0)
      },
    )
  },
)

/** For whoever has to find out which of the two is wrong. */
async function bothLadders(
  args: readonly string[],
  where: Surroundings,
  flood: FloodReport,
): Promise<string> {
  const {stdout} = await tune(['check', ...args], where)
  return `the ladder said\n${stdout}\nthe flood found\n${JSON.stringify(flood, null, 2)}`
}
