import {describe, expect, it} from 'vitest'
import {explain} from '../../src/explain/explain.js'
import type {Report} from '../../src/model/report.js'
import {plain} from '../../src/report/palette.js'
import {formats, render} from '../../src/report/render.js'
import {say} from '../../src/text/say.js'
import {aText, identity, settings, workload} from '../build/facts.js'
import {checkReport, floodReport, gateReport, rungs} from '../build/reports.js'

const loud = (text: string) => `!${text}!`
const bold = (text: string) => `\u001B[1m${text}\u001B[22m`
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

describe('what others wrote', () => {
  // Clears the screen, hides text, rings, colours with C1, deletes, turns the line around, begins a line of its own.
  const foul = 'a\u001B[2J\u001B[8mb\u0007\u009B31m\u007F\u202Ec\u2066d\ne'
  const harmless = 'a?[2J?[8mb??31m??c?d e'
  const line = {setting: 'a.b', shape: 'count', severity: 'warn', when: null, why: foul} as const
  const topic = {kind: 'setting', id: 'net.ipv4.tcp_congestion_control'} as const
  const read = settings({[topic.id]: aText(foul)})
  const quoting: readonly Report[] = [
    checkReport({host: {...identity, os: foul}}),
    {kind: 'explain', target: 1, explanations: [explain({asked: foul, topic}, read, workload())]},
    {
      kind: 'profile',
      name: 'mine',
      description: 'For a test.',
      system: 'linux',
      extends: null,
      workload: null,
      settings: [{...line, wish: {kind: 'atLeast', amount: 1}}],
    },
    {
      kind: 'profile-list',
      profiles: [{name: foul, description: 'x', system: 'linux', extends: null, settings: 1}],
    },
    {kind: 'profile-valid', file: foul, name: 'x', settings: 1},
  ]

  it.each(quoting)('is harmless in the text of a $kind, and itself in its JSON', (report) => {
    const before = structuredClone(report)
    const text = render(report, 'text', plain)
    expect(text).toContain(harmless)
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(JSON.parse(render(report, 'json', plain))).toMatchObject(before)
    expect(report).toEqual(before)
  })

  it('does not take our own colours away', () => {
    const report: Report = {kind: 'profile-valid', file: foul, name: 'x', settings: 1}
    expect(render(report, 'text', {...plain, good: bold})).toContain(bold(`${harmless} is a valid profile`))
  })
})
