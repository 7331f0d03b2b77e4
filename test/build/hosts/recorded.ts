import {readFileSync} from 'node:fs'
import {z} from 'zod'
import type {Recording} from '../../../src/host/recording.js'

const source = z.string()

function factOf<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('state', [
    z.object({state: z.literal('known'), value, source}),
    z.object({state: z.literal('absent'), source}),
    z.object({state: z.literal('unreadable'), source, reason: z.string()}),
  ])
}

const texts = z.record(z.string(), factOf(z.string()))

const recordingSchema = z.object({
  system: z.literal('linux'),
  pid: z.number(),
  texts,
  links: texts,
  folders: z.record(z.string(), factOf(z.array(z.string()))),
  outputs: texts,
  identity: factOf(
    z.object({
      os: z.string(),
      kernel: z.string(),
      architecture: z.string(),
      cpus: z.number(),
      memoryBytes: z.number(),
      virtualisation: z.string(),
    }),
  ),
})

/** A fixture as it is on disk. */
export function readRecording(name: string): Recording {
  const file = new URL(`../../fixtures/hosts/${name}.json`, import.meta.url)
  return recordingSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
