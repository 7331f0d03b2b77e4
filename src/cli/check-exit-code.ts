import type {CheckReport, Finding} from '../model/check-report.js'
import {exitCodes, type ExitCode} from './exit-codes.js'

/** A failure outweighs an unknown; a warning counts only where it was asked to. */
export function checkExitCode({verdict, findings}: CheckReport, failOn: 'warn' | 'fail'): ExitCode {
  if (verdict === 'fail') return exitCodes.failed
  if (failOn === 'warn' && findings.some(isWarning)) return exitCodes.failed
  return verdict === 'unknown' ? exitCodes.undetermined : exitCodes.passed
}

/** Advice about the moment is no warning: a busy host is still one that holds the target. */
function isWarning({kind, verdict}: Finding): boolean {
  return verdict === 'warn' && kind !== 'condition'
}
