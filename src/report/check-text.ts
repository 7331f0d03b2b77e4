import type {CheckReport, Finding} from '../model/check-report.js'
import {limitNames} from '../text/en.js'
import {count, plural} from '../text/numbers.js'
import {say} from '../text/say.js'
import {driftLines} from './drift-text.js'
import {fixLines} from './fix-text.js'
import {hostLines} from './host-text.js'
import {ladderLines} from './ladder-text.js'
import {markedLines} from './marked-lines.js'
import type {Palette} from './palette.js'
import {holders, serverAnswer, serverLines, serverRoom} from './server-text.js'

/** The answer first, then the ladder, then what deviates from the profile. */
export function renderCheckText(report: CheckReport, palette: Palette): string {
  const deviating = deviationLines(report, palette)
  const lines = [
    answer(report, palette),
    '',
    ...ladderLines(report, palette),
    ...serverLines(report.servers, palette),
    ...(deviating.length > 0 ? ['', `Settings that deviate from ${report.profile}:`, ...deviating] : []),
    ...driftLines(report.findings, palette),
    ...conditionLines(report, palette),
    '',
    ...hostLines(report).map(palette.faint),
  ]
  return `${lines.join('\n')}\n`
}

/** The first line: holds, stops, or cannot be told. Of a host and a running server the lower one is the answer. */
export function answer(report: CheckReport, palette: Palette): string {
  return serverAnswer(report, palette) ?? hostAnswer(report, palette)
}

/** "the first wall is open files, at 19,979": the server's when it is below the host's. */
export function firstWall(report: CheckReport): string | undefined {
  const {ceiling, binding} = report
  const ofHost =
    ceiling === null || binding === null
      ? undefined
      : `the first wall is ${limitNames[binding]}, at ${count(ceiling)}`
  return serverRoom(report) ?? ofHost
}

function hostAnswer(report: CheckReport, palette: Palette): string {
  const {ladder, target, ceiling, binding, findings, profile} = report
  const connections = plural(target, 'connection')
  const wall = binding === null ? '' : limitNames[binding]
  if (ceiling !== null && ceiling < target) {
    return palette.bad(`This host stops at ${count(ceiling)} of ${connections}: ${wall}.`)
  }
  const unknown = ladder.filter(({verdict}) => verdict === 'unknown').map(({limit}) => limitNames[limit])
  if (unknown.length > 0) {
    return palette.caution(
      `Whether this host holds ${connections} cannot be told: ${unknown.join(', ')} unknown.`,
    )
  }
  const failed = findings.filter(({kind, verdict}) => kind === 'setting' && verdict === 'fail').length
  const undetermined = findings.filter(
    ({kind, verdict}) => kind === 'setting' && verdict === 'unknown',
  ).length
  const first = firstWall(report)
  const room = first === undefined ? '' : `; ${first}`
  const warned = shownWarnings(report)
  const warnings = warned > 0 ? `, with ${plural(warned, 'warning')}` : ''
  const holds = `${holders(report)} ${connections}`
  if (failed > 0)
    return palette.bad(
      `${holds}, but ${plural(failed, 'setting')} ${failed === 1 ? 'fails' : 'fail'} ${profile}${room}.`,
    )
  if (undetermined > 0)
    return palette.caution(
      `${holds}, but ${plural(undetermined, 'setting')} of ${profile} could not be judged${room}.`,
    )
  return warned > 0 ? palette.caution(`${holds}${warnings}${room}.`) : palette.good(`${holds}${room}.`)
}

/** Warnings as they are shown: a rung and the setting behind it are one; advice about the moment is none. */
export function shownWarnings(report: CheckReport): number {
  const others = report.findings.filter(
    ({kind, verdict}) => verdict === 'warn' && (kind === 'limit' || kind === 'server' || kind === 'drift'),
  )
  return others.length + deviations(report).filter(({verdict}) => verdict === 'warn').length
}

/** A setting that stands behind a rung already shown as too low is not said twice. */
function deviations({findings, ladder}: CheckReport): Finding[] {
  const shown = new Set(
    ladder.filter(({verdict}) => verdict === 'fail' || verdict === 'warn').map(({setting}) => setting?.name),
  )
  return findings.filter(
    ({kind, verdict, id}) =>
      kind === 'setting' &&
      (verdict === 'fail' || verdict === 'unknown' || (verdict === 'warn' && !shown.has(id))),
  )
}

function deviationLines(report: CheckReport, palette: Palette): string[] {
  return deviations(report).flatMap(({id, verdict, message, fixes = []}) => [
    ...markedLines(verdict, `${id}: ${say(message)}`, palette),
    ...fixLines(fixes, '      '),
  ])
}

function conditionLines({findings}: CheckReport, palette: Palette): string[] {
  const advice = findings.filter(({kind}) => kind === 'condition')
  if (advice.length === 0) return []
  return [
    '',
    'Before a benchmark:',
    ...advice.flatMap(({message}) => markedLines('warn', say(message), palette)),
  ]
}
