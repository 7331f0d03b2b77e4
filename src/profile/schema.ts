import {z} from 'zod'

const value = z.union([z.string(), z.number().int().nonnegative()])

const entry = z
  .strictObject({
    atLeast: z
      .union([z.literal('auto'), z.number().int().nonnegative(), z.string()])
      .optional()
      .describe(
        'The least count, or for a port range the least number of ports; auto: sized from the workload. For a vector the least of each element, "_ _ 6291456", where _ leaves one as it is.',
      ),
    exactly: value.optional().describe('This value and no other.'),
    covers: z.string().optional().describe('A port range, "low high", that must lie inside the actual one.'),
    when: z
      .record(z.string(), z.number().int().nonnegative())
      .optional()
      .describe('Judge this line only where another setting has this value.'),
    severity: z
      .enum(['fail', 'warn'])
      .optional()
      .describe('What a miss is worth; fail unless said otherwise.'),
    why: z.string().min(1).describe('The reason, in a sentence a reader at 2 a.m. understands.'),
  })
  .describe('How a setting is wanted: exactly one of atLeast, exactly, covers; and why.')

/** What a profile file must look like; `profiles/schema.json` is made from it. */
export const profileSchema = z
  .strictObject({
    name: z.string().min(1),
    description: z.string().min(1),
    system: z.enum(['linux', 'windows']),
    extends: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The profile this one builds on: the name of a built-in one, or the path of a file beside this one.',
      ),
    settings: z.record(z.string(), entry).describe("Keys are the operating system's own names."),
  })
  .describe('A profile of tune: which settings, wanted how, and why.')

export type ProfileFile = z.infer<typeof profileSchema>

/** JSON Schema for editors: `# yaml-language-server: $schema=…/profiles/schema.json`. */
export function profileJsonSchema(): object {
  return z.toJSONSchema(profileSchema)
}
