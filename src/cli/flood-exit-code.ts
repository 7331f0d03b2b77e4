import type {FloodReport} from '../model/flood-report.js'
import {exitCodes, type ExitCode} from './exit-codes.js'

export function floodExitCode({outcome}: FloodReport): ExitCode {
  switch (outcome) {
    case 'held':
      return exitCodes.passed
    case 'short':
      return exitCodes.floodShort
    case 'interrupted':
      return exitCodes.interrupted
  }
}
