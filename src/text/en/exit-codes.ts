import type {ExitCodeId} from '../../model/topic.js'
import type {Prose} from '../prose.js'

const reserved = 'No command returns it yet.'

/** Exit codes of tune, for tune explain; the table is in src/cli/exit-codes.ts. */
export const exitCodeProse: Readonly<Record<ExitCodeId, Prose>> = {
  '0': {
    what: "passed: the host holds the target, or the flood held all, or the gate's command returned 0.",
    why: () => 'Warnings do not change it, unless --fail-on warn is given.',
    pitfalls: [],
  },
  '1': {
    what: 'tune itself broke: a bug.',
    why: () => 'It prints a stack and asks for a report.',
    pitfalls: ['Behind tune gate it can be the exit code of the command.'],
  },
  '2': {
    what: 'usage, configuration, profile or facts invalid.',
    why: () => 'One sentence on standard error says what and where; nothing was begun.',
    pitfalls: ['An unknown command or flag ends like this too.'],
  },
  '3': {
    what: 'a check failed: a limit is below the target, or a setting fails the profile.',
    why: () =>
      'tune check shows the ladder and how to raise the lowest limit. A flood that memory cannot carry is 3 too.',
    pitfalls: ['With --fail-on warn a warning is enough.'],
  },
  '4': {
    what: 'undetermined: a needed fact is unknown.',
    why: () =>
      'A value could not be read, or this system is not one tune can judge. Unknown is never a pass.',
    pitfalls: ['A failure outweighs an unknown: then the code is 3.'],
  },
  '5': {what: 'apply failed and was rolled back.', why: () => reserved, pitfalls: []},
  '6': {what: 'rollback incomplete, a person is needed.', why: () => reserved, pitfalls: []},
  '7': {
    what: 'applied, but a restart, new login or reboot is still needed.',
    why: () => reserved,
    pitfalls: [],
  },
  '8': {
    what: 'the flood missed its target.',
    why: () =>
      'Fewer connections were held than asked for. The first line of the report names the cause, with its evidence and fix.',
    pitfalls: ['Behind tune gate it can be the exit code of the command; "outcome" in the JSON tells.'],
  },
  '11': {what: 'another tune holds the lock.', why: () => reserved, pitfalls: []},
  '13': {what: 'not enough privilege.', why: () => reserved, pitfalls: []},
  '20': {what: 'the plan has changes (only with --exit-code).', why: () => reserved, pitfalls: []},
  '130': {
    what: 'interrupted.',
    why: () => 'By Ctrl-C or a signal. All connections were closed.',
    pitfalls: ['A command behind tune gate that is interrupted gives 130 too.'],
  },
}
