import type {CheckReport} from '../model/check-report.js'
import {exitCodes, type ExitCode} from './exit-codes.js'

/** A failure outweighs an unknown; a warning counts only where it was asked to. */
export function checkExitCode({verdict, findings}: CheckReport, failOn: 'warn' | 'fail'): ExitCode {
  if (verdict === 'fail') return exitCodes.failed
  if (failOn === 'warn' && findings.some((finding) => finding.verdict === 'warn')) return exitCodes.failed
  return verdict === 'unknown' ? exitCodes.undetermined : exitCodes.passed
}
