import {expect} from 'vitest'
import {ExpectedError} from '../../src/model/expected-error.js'
import type {Message} from '../../src/model/message.js'

interface Failure {
  readonly kind: string
  readonly detail: Message
}

function toFailure(error: unknown): Failure {
  if (!(error instanceof ExpectedError)) throw error
  return {kind: error.kind, detail: error.detail}
}

/** The expected failure of something that must not succeed; a bug stays what it is. */
export function failureOf(run: () => unknown): Failure {
  try {
    run()
  } catch (error) {
    return toFailure(error)
  }
  return expect.unreachable('it did not fail')
}

/** The same for something that takes a while. */
export async function failureOfAsync(run: () => Promise<unknown>): Promise<Failure> {
  try {
    await run()
  } catch (error) {
    return toFailure(error)
  }
  return expect.unreachable('it did not fail')
}
