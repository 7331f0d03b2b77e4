import type {Message} from './message.js'

/** What kind of expected failure; the exit code follows from it. */
export type FailureKind = 'usage' | 'refused' | 'undetermined' | 'short' | 'interrupted'

/** A failure that is nobody's bug: shown as one sentence, never with a stack. */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError'

  constructor(
    readonly kind: FailureKind,
    readonly detail: Message,
  ) {
    super(detail.code)
  }
}
