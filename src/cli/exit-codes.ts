import type {FailureKind} from '../model/expected-error.js'

/** Every exit code of tune: what scripts may rely on. `gate` passes on the exit code of the command it ran. */
export const exitCodes = {
  passed: 0,
  broken: 1,
  usage: 2,
  failed: 3,
  undetermined: 4,
  rolledBack: 5,
  rollbackIncomplete: 6,
  restartNeeded: 7,
  floodShort: 8,
  locked: 11,
  privilege: 13,
  hasChanges: 20,
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What each code means, for `tune help exit-codes` and the docs. */
export const exitCodeMeanings: Readonly<Record<ExitCode, string>> = {
  0: 'passed',
  1: 'tune itself broke',
  2: 'usage, configuration, profile or facts invalid',
  3: 'a check failed',
  4: 'undetermined: a needed fact is unknown',
  5: 'apply failed and was rolled back',
  6: 'rollback incomplete, a person is needed',
  7: 'applied, but a restart, new login or reboot is still needed',
  8: 'the flood missed its target',
  11: 'another tune holds the lock',
  13: 'not enough privilege',
  20: 'the plan has changes (only with --exit-code)',
  130: 'interrupted',
}

/** The table a person reads. */
export function exitCodeTable(): string {
  return Object.entries(exitCodeMeanings)
    .map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`)
    .concat('', 'tune gate passes on the exit code of the command it ran.')
    .join('\n')
}

export function exitCodeOf(kind: FailureKind): ExitCode {
  switch (kind) {
    case 'usage':
      return exitCodes.usage
    case 'refused':
      return exitCodes.failed
    case 'undetermined':
      return exitCodes.undetermined
    case 'short':
      return exitCodes.floodShort
    case 'interrupted':
      return exitCodes.interrupted
  }
}
