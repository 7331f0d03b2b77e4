import {describe, expect, it} from 'vitest'
import type {CheckReport, Finding} from '../../src/model/check-report.js'
import {message} from '../../src/model/message.js'
import type {Verdict} from '../../src/model/verdict.js'
import {answer, renderCheckText, shownWarnings} from '../../src/report/check-text.js'
import {plain, type Palette} from '../../src/report/palette.js'
import {checkReport, rungs} from '../build/reports.js'

const tones: Palette = {
  good: () => 'good',
  bad: () => 'bad',
  caution: () => 'caution',
  faint: (text) => text,
  strong: (text) => text,
}

const setting = (id: string, verdict: Verdict): Finding => ({
  id,
  kind: 'setting',
  verdict,
  message: message('setting-too-low', {setting: id, value: {shape: 'count', count: 1}, wanted: 2, why: 'x'}),
})

const short = {...rungs.openFiles, verdict: 'fail', ceiling: 5000} as const
const softShort = {...rungs.openFilesSoft, verdict: 'warn', ceiling: 5000} as const
const unknown = {...rungs.memory, verdict: 'unknown', ceiling: null} as const

describe('the tone of the answer', () => {
  it.each<{name: string; report: CheckReport; tone: string}>([
    {name: 'all is well', report: checkReport(), tone: 'good'},
    {name: 'a limit is short', report: checkReport({ladder: [short]}), tone: 'bad'},
    {
      name: 'a limit only warns',
      report: checkReport({ladder: [softShort, rungs.openFiles]}),
      tone: 'caution',
    },
    {name: 'a limit is unknown', report: checkReport({ladder: [rungs.openFiles, unknown]}), tone: 'caution'},
    {name: 'one is short, one unknown', report: checkReport({ladder: [short, unknown]}), tone: 'bad'},
    {name: 'a setting fails', report: checkReport({settings: [setting('a.b', 'fail')]}), tone: 'bad'},
    {name: 'a setting warns', report: checkReport({settings: [setting('a.b', 'warn')]}), tone: 'caution'},
    {
      name: 'a setting is unknown',
      report: checkReport({settings: [setting('a.b', 'unknown')]}),
      tone: 'caution',
    },
  ])('when $name is $tone', ({report, tone}) => {
    expect(answer(report, tones)).toBe(tone)
  })

  it('says the wall only where there is one', () => {
    expect(answer(checkReport({ladder: [rungs.fileMax]}), plain)).not.toContain('wall')
    expect(answer(checkReport({ladder: [rungs.openFiles]}), plain)).toContain('1,048,555')
  })
})

const deviations = (report: CheckReport) => {
  const lines = renderCheckText(report, plain).split('\n')
  const start = lines.findIndex((line) => line.startsWith('Settings that deviate'))
  return start < 0 ? [] : lines.slice(start + 1, lines.indexOf('', start))
}

describe('the settings that deviate', () => {
  it.each([
    {verdict: 'fail', lines: 1},
    {verdict: 'unknown', lines: 1},
    {verdict: 'warn', lines: 1},
    {verdict: 'pass', lines: 0},
    {verdict: 'not-applicable', lines: 0},
    {verdict: 'waived', lines: 0},
  ] as const)('are shown when they are $verdict: $lines', ({verdict, lines}) => {
    expect(deviations(checkReport({settings: [setting('a.b', verdict)]}))).toHaveLength(lines)
  })

  it.each([
    {verdict: 'warn', lines: 0},
    {verdict: 'fail', lines: 1},
    {verdict: 'unknown', lines: 1},
  ] as const)('are not said twice behind a rung that says so: $verdict, $lines', ({verdict, lines}) => {
    const report = checkReport({
      ladder: [softShort, rungs.openFiles],
      settings: [setting('RLIMIT_NOFILE soft', verdict)],
    })
    expect(deviations(report)).toHaveLength(lines)
  })

  it('are said where the rung behind holds', () => {
    const report = checkReport({settings: [setting('RLIMIT_NOFILE soft', 'warn')]})
    expect(deviations(report)).toHaveLength(1)
  })
})

describe('the warnings', () => {
  it.each<{name: string; report: CheckReport; count: number}>([
    {name: 'none', report: checkReport(), count: 0},
    {name: 'a limit', report: checkReport({ladder: [softShort, rungs.openFiles]}), count: 1},
    {name: 'a setting', report: checkReport({settings: [setting('a.b', 'warn')]}), count: 1},
    {
      name: 'a limit and the setting behind it, which are one',
      report: checkReport({
        ladder: [softShort, rungs.openFiles],
        settings: [setting('RLIMIT_NOFILE soft', 'warn')],
      }),
      count: 1,
    },
    {
      name: 'a limit and another setting',
      report: checkReport({ladder: [softShort, rungs.openFiles], settings: [setting('a.b', 'warn')]}),
      count: 2,
    },
    {name: 'a failure', report: checkReport({settings: [setting('a.b', 'fail')]}), count: 0},
  ])('are counted as they are shown: $name, $count', ({report, count}) => {
    expect(shownWarnings(report)).toBe(count)
  })
})
