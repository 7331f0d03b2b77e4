import type {z} from 'zod'
import {ExpectedError} from '../model/expected-error.js'
import type {Facts} from '../model/facts.js'
import {message} from '../model/message.js'
import type {Host} from '../host/host.js'
import {factsFileSchema, factsSchemaVersion} from './facts-schema.js'

/** Many times what a host with every setting has; a wrong file, or one without an end, is refused in time. */
const mostBytes = 8 * 1024 * 1024

/** Facts that `tune facts` saved. @throws ExpectedError (usage) with what is wrong with the file, and where */
export async function readFactsFile(host: Host, file: string): Promise<Facts> {
  const bytes = await host.readBytes(file, mostBytes + 1)
  if (bytes.state !== 'known') {
    const reason = bytes.state === 'absent' ? 'there is no such file' : bytes.reason
    throw new ExpectedError('usage', message('facts-unreadable', {file, reason}))
  }
  if (bytes.value.length > mostBytes) {
    throw new ExpectedError('usage', message('facts-too-large', {file, mostBytes}))
  }
  return parseFactsFile(new TextDecoder().decode(bytes.value), file)
}

/** @param file what messages call the text */
function parseFactsFile(text: string, file: string): Facts {
  const document = parseJson(text, file)
  refuseOtherDocuments(document, file)
  const parsed = factsFileSchema.safeParse(document)
  if (parsed.success) return parsed.data.facts
  const [issue] = parsed.error.issues
  throw new ExpectedError(
    'usage',
    message('facts-wrong-field', {
      file,
      path: issue?.path.map(String).join(' → ') ?? '',
      reason: issue === undefined ? 'not understood' : reasonOf(issue),
    }),
  )
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ExpectedError('usage', message('facts-not-json', {file, reason}))
  }
}

/** A report instead of facts, or facts of another version, are told apart from broken ones. */
function refuseOtherDocuments(document: unknown, file: string): void {
  if (typeof document !== 'object' || document === null || !('kind' in document)) {
    throw new ExpectedError('usage', message('facts-not-facts', {file, found: 'something else'}))
  }
  if (document.kind !== 'facts') {
    throw new ExpectedError(
      'usage',
      message('facts-not-facts', {file, found: `a ${String(document.kind)} report`}),
    )
  }
  const version = 'schemaVersion' in document ? String(document.schemaVersion) : 'none'
  if (version !== String(factsSchemaVersion)) {
    const wanted = factsSchemaVersion
    throw new ExpectedError('usage', message('facts-other-version', {file, version, wanted}))
  }
}

function reasonOf(issue: z.core.$ZodIssue): string {
  return issue.message.endsWith('received undefined') ? 'is missing' : issue.message
}
