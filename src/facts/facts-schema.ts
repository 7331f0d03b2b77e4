import {z} from 'zod'
import {containerEngines} from '../model/facts.js'

/** Grows when a field changes its meaning or goes away; new fields do not raise it. */
export const factsSchemaVersion = 1

const source = z.string()

/** What was read: known with its value, absent, or unreadable with the reason. */
function fact<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('state', [
    z.object({state: z.literal('known'), value, source}),
    z.object({state: z.literal('absent'), source}),
    z.object({state: z.literal('unreadable'), source, reason: z.string()}),
  ])
}

/** Nothing a kernel counts is larger. Above 2^53 it may be inexact, so `z.int()` would refuse real byte limits. */
const most = 2 ** 64
const integer = z.number().multipleOf(1, 'is not a whole number').max(most, 'is too large')
const whole = integer.min(0, 'is less than 0')
/** net.ipv4.tcp_ehash_entries is negative in a network namespace that shares the host's table. */
const signed = integer.min(-most, 'is too small')

const port = z.int('is not a whole number').min(0, 'is no port').max(65_535, 'is no port')
const portRange = z
  .object({low: port, high: port})
  .refine(({low, high}) => low <= high, 'its low end is above its high end')

const count = z.union([whole, z.literal('unlimited')], 'is neither a whole number from 0 nor "unlimited"')

const settingValue = z.discriminatedUnion('shape', [
  z.object({shape: z.literal('count'), count}),
  z.object({shape: z.literal('vector'), numbers: z.array(signed)}),
  z.object({shape: z.literal('port-range'), range: portRange}),
  z.object({shape: z.literal('port-list'), ranges: z.array(portRange)}),
  z.object({shape: z.literal('text'), text: z.string()}),
])

const identity = z.object({
  os: z.string(),
  kernel: z.string(),
  architecture: z.string(),
  cpus: whole,
  memoryBytes: whole,
  virtualisation: z.string(),
})

const assignment = z.object({text: z.string(), place: z.string()})
const fileValue = z.object({value: settingValue, shadowed: z.array(assignment)})

const loginLimit = z.object({limit: count.nullable(), place: z.string().nullable()})

const facts = z.object({
  system: z.literal('linux'),
  identity: fact(identity),
  settings: z.record(z.string(), fact(settingValue)),
  openFilesAllocated: fact(whole),
  // Not in files of the first versions.
  container: fact(z.enum(containerEngines)).default({state: 'absent', source: '/proc/self/mountinfo'}),
  listeningPorts: fact(z.array(port)),
  memoryAvailableBytes: fact(whole),
  cgroupMemory: fact(
    z.object({version: z.union([z.literal(1), z.literal(2)]), limitBytes: whole, usedBytes: whole}),
  ),
  cgroupPids: fact(z.object({limit: whole, used: whole})),
  sockets: z.object({timeWait: fact(whole), orphans: fact(whole), queuedPages: fact(whole)}),
  conntrackCount: fact(whole),
  threads: fact(whole),
  condition: z.object({
    loadAverage: fact(z.number().min(0, 'is less than 0')),
    swapUsedBytes: fact(whole),
    backlogDrops: fact(whole),
    governor: fact(z.string()),
    clockSource: fact(z.string()),
  }),
  nextBoot: fact(
    z.object({
      settings: z.record(z.string(), z.object({systemd: fact(fileValue), procps: fact(fileValue)})),
      tunedProfile: fact(z.string()),
    }),
  ),
  logins: z.object({
    openFiles: fact(z.object({user: z.string(), soft: loginLimit, hard: loginLimit})),
    highestHard: fact(z.object({limit: whole, place: z.string()})),
  }),
})

/** What a saved facts file must look like; `docs/schema/facts.json` is made from it. */
export const factsFileSchema = z.object({
  schemaVersion: z.literal(factsSchemaVersion),
  kind: z.literal('facts'),
  tune: z.string(),
  hostName: z.string().nullable(),
  facts,
})

/** JSON Schema of the document, for whoever reads it with other tools. */
export function factsJsonSchema(): object {
  return z.toJSONSchema(factsFileSchema)
}
