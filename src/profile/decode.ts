import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'

/** No profile a person writes comes near it; a wrong file does. */
const mostBytes = 256 * 1024

/** How much of a file to read: one byte more than allowed shows that it is too large. */
export const bytesToRead = mostBytes + 1

/** Bytes of a profile file → its text, or one sentence about what is wrong with them. */
export function decodeProfile(bytes: Uint8Array, file: string): string {
  if (bytes.length > mostBytes) {
    throw new ExpectedError('usage', message('profile-too-large', {file, mostBytes}))
  }
  const text = new TextDecoder('utf-8').decode(bytes)
  const bad = firstReplacement(text, bytes)
  if (bad !== undefined) throw new ExpectedError('usage', message('profile-not-utf8', {file, ...bad}))
  return text
}

/** Where decoding put a replacement character although the file has none. */
function firstReplacement(text: string, bytes: Uint8Array): {line: number; column: number} | undefined {
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes)
    return undefined
  } catch {
    const before = text.slice(0, text.indexOf('\uFFFD'))
    const lines = before.split('\n')
    return {line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1}
  }
}
