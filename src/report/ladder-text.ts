import type {Rung} from '../model/ladder.js'
import {limitNames} from '../text/en.js'
import {count} from '../text/numbers.js'
import {say} from '../text/say.js'
import {valueText} from '../text/setting-value.js'
import {fixLines, formulaLine} from './fix-text.js'
import type {Palette} from './palette.js'
import {verdictMark} from './verdict-mark.js'

const barWidth = 20
const nameWidth = Math.max(...Object.values(limitNames).map((name) => name.length))
const numberWidth = 13

/** The ladder, lowest ceiling first, a line a rung; below a rung that is too low, its formula and how to raise it. */
export function ladderLines(ladder: readonly Rung[], target: number, palette: Palette): string[] {
  return ladder
    .filter((rung) => rung.verdict !== 'not-applicable')
    .flatMap((rung) => [rungLine(rung, target, palette), ...detailLines(rung, palette)])
}

function rungLine(rung: Rung, target: number, palette: Palette): string {
  const number =
    rung.verdict === 'unknown' ? 'unknown' : rung.ceiling === null ? 'no bound' : count(rung.ceiling)
  return [
    ' ',
    verdictMark(rung.verdict, palette),
    limitNames[rung.limit].padEnd(nameWidth),
    number.padStart(numberWidth),
    '',
    bar(rung, target, palette),
    '',
    palette.faint(settingText(rung)),
  ]
    .join(' ')
    .trimEnd()
}

/** How much of the target the limit carries. */
function bar({ceiling, verdict}: Rung, target: number, palette: Palette): string {
  if (verdict === 'unknown') return ' '.repeat(barWidth)
  const share = ceiling === null ? 1 : Math.min(1, ceiling / target)
  const full = share === 1 ? barWidth : Math.min(barWidth - 1, Math.floor(share * barWidth))
  const paint = verdict === 'fail' ? palette.bad : verdict === 'warn' ? palette.caution : palette.good
  return paint('█'.repeat(full)) + palette.faint('░'.repeat(barWidth - full))
}

function settingText({setting}: Rung): string {
  if (setting === undefined) return ''
  return setting.value === undefined ? setting.name : `${setting.name} = ${valueText(setting.value)}`
}

function detailLines(rung: Rung, palette: Palette): string[] {
  if (rung.verdict === 'unknown') return rung.reason ? [`      ${say(rung.reason)}`] : []
  if (rung.verdict === 'pass') return []
  return [`      ${palette.faint(formulaLine(rung))}`, ...fixLines(rung.fixes, '      ')]
}
