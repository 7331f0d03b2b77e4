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

const count = z.union([z.number(), z.literal('unlimited')])
const portRange = z.object({low: z.number().int(), high: z.number().int()})

const settingValue = z.discriminatedUnion('shape', [
  z.object({shape: z.literal('count'), count}),
  z.object({shape: z.literal('vector'), numbers: z.array(z.number())}),
  z.object({shape: z.literal('port-range'), range: portRange}),
  z.object({shape: z.literal('port-list'), ranges: z.array(portRange)}),
  z.object({shape: z.literal('text'), text: z.string()}),
])

const identity = z.object({
  os: z.string(),
  kernel: z.string(),
  architecture: z.string(),
  cpus: z.number(),
  memoryBytes: z.number(),
  virtualisation: z.string(),
})

const assignment = z.object({text: z.string(), place: z.string()})
const fileValue = z.object({value: settingValue, shadowed: z.array(assignment)})

const loginLimit = z.object({limit: count.nullable(), place: z.string().nullable()})

const facts = z.object({
  system: z.literal('linux'),
  identity: fact(identity),
  settings: z.record(z.string(), fact(settingValue)),
  openFilesAllocated: fact(z.number()),
  // Not in files of the first versions.
  container: fact(z.enum(containerEngines)).default({state: 'absent', source: '/proc/self/mountinfo'}),
  listeningPorts: fact(z.array(z.number())),
  memoryAvailableBytes: fact(z.number()),
  cgroupMemory: fact(
    z.object({version: z.union([z.literal(1), z.literal(2)]), limitBytes: z.number(), usedBytes: z.number()}),
  ),
  cgroupPids: fact(z.object({limit: z.number(), used: z.number()})),
  sockets: z.object({timeWait: fact(z.number()), orphans: fact(z.number()), queuedPages: fact(z.number())}),
  conntrackCount: fact(z.number()),
  threads: fact(z.number()),
  condition: z.object({
    loadAverage: fact(z.number()),
    swapUsedBytes: fact(z.number()),
    backlogDrops: fact(z.number()),
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
    highestHard: fact(z.object({limit: z.number(), place: z.string()})),
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
