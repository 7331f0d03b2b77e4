import type {CheckReport} from '../model/check-report.js'
import type {Rung} from '../model/ladder.js'
import type {SettingValue} from '../model/setting-value.js'
import {limitNames} from '../text/en.js'
import {count} from '../text/numbers.js'
import {say} from '../text/say.js'
import {valueText} from '../text/setting-value.js'
import {fixLines, formulaLine} from './fix-text.js'
import type {Palette} from './palette.js'
import {verdictMark} from './verdict-mark.js'
import {wrap} from './wrap.js'

const nameWidth = Math.max(...Object.values(limitNames).map((name) => name.length))

/** Numbers and bars share so many columns: a raised fs.nr_open is wider than what connections come in. */
const numberAndBarWidth = 27
const leastNumberWidth = 11

interface Columns {
  readonly number: number
  readonly bar: number
}

const indent = '      '

type LadderReport = Pick<CheckReport, 'ladder' | 'target' | 'findings'>

/** So many rungs that hold tell where the next walls are; the others are named in one line. */
const mostPassing = 5

/** The ladder, lowest ceiling first, a line a rung; below a rung that is too low, why and how to raise it. */
export function ladderLines({ladder, target, findings}: LadderReport, palette: Palette): string[] {
  const applying = ladder.filter((rung) => rung.verdict !== 'not-applicable' && !isSaidByAWall(rung, ladder))
  const passing = applying.filter(({verdict}) => verdict === 'pass')
  const unsaid = new Set(passing.slice(mostPassing))
  const rest = [...unsaid].map(({limit}) => limitNames[limit]).join(', ')
  const said = applying.filter((rung) => !unsaid.has(rung))
  const number = Math.max(leastNumberWidth, ...said.map((rung) => numberText(rung).length))
  const columns = {number, bar: numberAndBarWidth - number}
  return [
    ...said.flatMap((rung) => [
      rungLine(rung, columns, target, palette),
      ...detailLines(rung, findings, palette),
    ]),
    ...(rest === '' ? [] : wrap(`higher still: ${rest}`, '    ').map((line) => palette.faint(line))),
  ]
}

/** A warning about what has to be raised anyway, or at the very place of a wall, is not worth its lines. */
function isSaidByAWall(rung: Rung, ladder: readonly Rung[]): boolean {
  const walls = ladder.filter(({verdict}) => verdict === 'fail')
  return (
    rung.verdict === 'warn' &&
    walls.some(({setting, ceiling}) => setting?.name === rung.setting?.name || ceiling === rung.ceiling)
  )
}

function numberText({verdict, ceiling}: Rung): string {
  return verdict === 'unknown' ? 'unknown' : ceiling === null ? 'no bound' : count(ceiling)
}

function rungLine(rung: Rung, columns: Columns, target: number, palette: Palette): string {
  return [
    ' ',
    verdictMark(rung.verdict, palette),
    limitNames[rung.limit].padEnd(nameWidth),
    numberText(rung).padStart(columns.number),
    '',
    bar(rung, columns.bar, target, palette),
    '',
    palette.faint(settingText(rung)),
  ]
    .join(' ')
    .trimEnd()
}

/** How much of the target the limit carries. */
function bar({ceiling, verdict}: Rung, width: number, target: number, palette: Palette): string {
  if (verdict === 'unknown') return ' '.repeat(width)
  const share = ceiling === null ? 1 : Math.min(1, ceiling / target)
  const full = share === 1 ? width : Math.min(width - 1, Math.floor(share * width))
  const paint = verdict === 'fail' ? palette.bad : verdict === 'warn' ? palette.caution : palette.good
  return paint('█'.repeat(full)) + palette.faint('░'.repeat(width - full))
}

function settingText({setting}: Rung): string {
  if (setting === undefined) return ''
  return setting.value === undefined ? setting.name : `${setting.name} = ${inWords(setting.value)}`
}

/** tcp_ehash_entries is negative where a network namespace shares the host's table. */
function inWords(value: SettingValue): string {
  const [only, ...others] = value.shape === 'vector' ? value.numbers : []
  return only !== undefined && only < 0 && others.length === 0 ? `${-only}, shared` : valueText(value)
}

/** A wall shows its formula; what only warns says what it would do. */
function detailLines(rung: Rung, findings: LadderReport['findings'], palette: Palette): string[] {
  if (rung.verdict === 'unknown') return rung.reason ? wrap(say(rung.reason), indent) : []
  if (rung.verdict === 'pass') return []
  const finding = findings.find(({kind, id}) => kind === 'limit' && id === rung.limit)
  const why = rung.stops || finding === undefined ? formulaLine(rung) : say(finding.message)
  return [...wrap(why, indent).map((line) => palette.faint(line)), ...fixLines(rung.fixes, indent)]
}
