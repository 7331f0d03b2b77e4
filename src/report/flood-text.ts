import type {FloodReport} from '../model/flood-report.js'
import {causeNames, limitNames} from '../text/en.js'
import {bytes, count, duration, percent, plural} from '../text/numbers.js'
import {say} from '../text/say.js'
import {fixLines} from './fix-text.js'
import {labelledLines} from './labelled-lines.js'
import type {Palette} from './palette.js'

const valueColumn = 20

/** Verdict, cause, evidence, fix; then the numbers. */
export function renderFloodText(report: FloodReport, palette: Palette): string {
  const lines = [
    floodAnswer(report, palette),
    ...causeLines(report, palette),
    '',
    ...ledgerLines(report, palette),
    '',
    ...rows(report).flatMap(([name, value]) => labelledLines(name, value, valueColumn)),
  ]
  return `${lines.join('\n')}\n`
}

function floodAnswer(
  {outcome, held, target, connected, lost, successRate, openingMs, causes}: FloodReport,
  palette: Palette,
): string {
  if (outcome === 'interrupted') {
    return palette.caution(
      `Interrupted: ${count(connected - lost)} of ${plural(target, 'connection')} were open; all are closed again.`,
    )
  }
  if (outcome === 'held') {
    return palette.good(
      `Held ${count(held)} of ${plural(target, 'connection')}, opened in ${duration(openingMs)}.`,
    )
  }
  const [cause] = causes
  const because = cause === undefined || cause.id === 'unexplained' ? '' : `: ${causeNames[cause.id]}`
  return palette.bad(
    `Held ${count(held)} of ${plural(target, 'connection')} (${percent(successRate)})${because}.`,
  )
}

function causeLines({causes}: FloodReport, palette: Palette): string[] {
  return causes.flatMap(({id, confidence, evidence, fix}) => [
    '',
    `  ${palette.strong('cause')}     ${causeNames[id]} (${confidence})`,
    `  evidence  ${say(evidence)}`,
    ...fixLines(fix, '            ').map((line, index) =>
      index === 0 ? line.replace(/^ {12}/, '  fix       ') : line,
    ),
  ])
}

const ledgerColumns = ['attempted', 'connected', 'accepted', 'verified', 'held', 'lost'] as const
const ledgerWidth = 12

/** The states a connection goes through, both ends reconciled, in columns. */
function ledgerLines(report: FloodReport, palette: Palette): string[] {
  return [
    palette.faint(inColumns(ledgerColumns)),
    inColumns(ledgerColumns.map((column) => count(report[column]))),
  ]
}

function inColumns(cells: readonly string[]): string {
  return `  ${cells.map((cell) => cell.padStart(ledgerWidth)).join('')}`
}

function rows(report: FloodReport): [string, string][] {
  const {connectLatency: latency, counters, memoryPerConnection: memory, engine} = report
  const moved = Object.entries(counters ?? {}).map(([name, delta]) => `${name} +${count(delta)}`)
  return [
    ...(report.outcome === 'short' && report.attempted < report.target
      ? [
          [
            'not attempted',
            `${count(report.target - report.attempted)}, because nothing but failures came any more`,
          ] as [string, string],
        ]
      : []),
    ...(report.failures.length > 0
      ? [
          ['failures', report.failures.map(({code, count: n}) => `${code} × ${count(n)}`).join(', ')] as [
            string,
            string,
          ],
        ]
      : []),
    [
      'rate',
      `${count(Math.round(report.connectionsPerSecond))} connections/s in ${duration(report.openingMs)}${report.holdMs > 0 ? `, held ${duration(report.holdMs)}` : ''}`,
    ],
    ...(latency === null
      ? []
      : [
          [
            'connect latency',
            `p50 ${duration(latency.p50)}, p90 ${duration(latency.p90)}, p99 ${duration(latency.p99)}, max ${duration(latency.max)} ` +
              `(${engine.window} in flight)`,
          ] as [string, string],
        ]),
    ['kernel counters', counters === null ? 'could not be read' : moved.join(', ') || 'none moved'],
    ['per connection', memoryText(memory)],
    ['TIME_WAIT left', report.timeWaitLeft === null ? 'could not be read' : count(report.timeWaitLeft)],
    ['predicted', predictionText(report)],
    [
      'how',
      `node:net, ${plural(engine.processes, 'process', 'processes')} per side, ${report.address}:${report.port}`,
    ],
  ]
}

function memoryText({kernelBytes, programBytes}: FloodReport['memoryPerConnection']): string {
  const parts = [
    ...(kernelBytes === null ? [] : [`kernel ${bytes(kernelBytes)}`]),
    ...(programBytes === null ? [] : [`programs ${bytes(programBytes)}`]),
  ]
  return parts.length === 0 ? 'memory could not be measured' : `${parts.join(' + ')} of memory`
}

/** Whether the ladder was right: it speaks of this very workload. */
function predictionText({
  predictedCeiling: ceiling,
  predictedBinding: binding,
  target,
  held,
  outcome,
}: FloodReport): string {
  if (ceiling === null || binding === null) return 'no wall known'
  const wall = `${count(ceiling)} (${limitNames[binding]})`
  if (ceiling >= target) return outcome === 'short' ? `${wall}: enough, yet it fell short` : wall
  return `${wall}, measured ${count(held)}`
}
