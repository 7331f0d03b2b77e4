import type {GateReport} from '../model/gate-report.js'
import {count, duration, plural} from '../text/numbers.js'
import {firstWall, renderCheckText, shownWarnings} from './check-text.js'
import {renderFloodText} from './flood-text.js'
import type {Palette} from './palette.js'

/** Short when the gate opens, the whole report of what closed it when it does not. */
export function renderGateText(report: GateReport, palette: Palette): string {
  switch (report.outcome) {
    case 'passed':
      return passed(report, palette)
    case 'check-failed':
      return closed(report, 'the check failed', palette) + renderCheckText(report.check, palette)
    case 'check-undetermined':
      return (
        closed(report, 'the check could not be completed', palette) + renderCheckText(report.check, palette)
      )
    case 'flood-short':
      return closed(report, 'the flood fell short', palette) + floodText(report, palette)
    case 'interrupted':
      return closed(report, 'interrupted', palette) + floodText(report, palette)
  }
}

function floodText({flood}: GateReport, palette: Palette): string {
  return flood === null ? '' : renderFloodText(flood, palette)
}

function closed({target, command}: GateReport, because: string, palette: Palette): string {
  const run = command.length > 0 ? ` ${command[0]} was not run.` : ''
  return palette.bad(`Gate closed for ${plural(target, 'connection')}: ${because}.${run}\n`)
}

function passed({target, check, flood}: GateReport, palette: Palette): string {
  const lines = [palette.good(`Gate passed: ${plural(target, 'connection')} held.`)]
  if (flood !== null) {
    lines.push(
      `  flood     held ${count(flood.held)} = accepted ${count(flood.accepted)} = verified ${count(flood.verified)}, ` +
        `in ${duration(flood.openingMs)}; TIME_WAIT left ${flood.timeWaitLeft === null ? 'unknown' : count(flood.timeWaitLeft)}`,
    )
  }
  lines.push(`  check     ${firstWall(check) ?? 'no wall known'}`)
  const warnings = shownWarnings(check)
  if (warnings > 0)
    lines.push(palette.caution(`  warnings  ${count(warnings)}; tune check with the same flags shows them`))
  return `${lines.join('\n')}\n`
}
