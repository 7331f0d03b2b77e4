import {describe, expect, it} from 'vitest'
import {plain} from '../../src/report/palette.js'
import {formats, render} from '../../src/report/render.js'
import {say} from '../../src/text/say.js'
import {checkReport, floodReport, gateReport, rungs} from '../build/reports.js'

const loud = (text: string) => `!${text}!`
const colourful = {good: loud, bad: loud, caution: loud, faint: loud, strong: loud}
const reports = [checkReport(), floodReport(), gateReport()]

describe.each(reports)('a report of kind $kind', (report) => {
  it.each(formats)('is something in the format %s, and ends its last line', (format) => {
    expect(render(report, format, plain)).toMatch(/\S\n$/)
  })

  it('is in JSON what it is in memory, with its version first', () => {
    const parsed: unknown = JSON.parse(render(report, 'json', plain))
    expect(parsed).toMatchObject({schemaVersion: 1, ...report})
    expect(Object.keys(Object(parsed)).slice(0, 2)).toEqual(['schemaVersion', 'kind'])
  })

  it('is the same in JSON with and without colour', () => {
    expect(render(report, 'json', colourful)).toBe(render(report, 'json', plain))
    expect(render(report, 'text', colourful)).not.toBe(render(report, 'text', plain))
  })
})

describe('a message in JSON', () => {
  it('has the sentence beside its code and arguments, and nothing else has', () => {
    const report = checkReport({ladder: [rungs.acceptQueue]})
    expect(JSON.parse(render(report, 'json', plain))).toMatchObject({
      ladder: [{reason: {...rungs.acceptQueue.reason, text: say(rungs.acceptQueue.reason)}}],
    })
    const failures = [{code: 'EMFILE', count: 3}]
    expect(JSON.parse(render(floodReport({failures}), 'json', plain))).toHaveProperty('failures', failures)
  })
})
