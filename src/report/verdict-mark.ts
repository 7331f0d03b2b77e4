import type {Verdict} from '../model/verdict.js'
import type {Palette} from './palette.js'

/** One sign per verdict, so that a report without colour says the same. */
export function verdictMark(verdict: Verdict, palette: Palette): string {
  switch (verdict) {
    case 'pass':
      return palette.good('✓')
    case 'fail':
      return palette.bad('✗')
    case 'warn':
      return palette.caution('!')
    case 'unknown':
      return palette.caution('?')
    case 'waived':
    case 'not-applicable':
      return palette.faint('–')
  }
}
