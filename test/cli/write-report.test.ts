import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, describe, expect, it, vi} from 'vitest'
import {writeReport} from '../../src/cli/write-report.js'
import {plain} from '../../src/report/palette.js'
import {formats, render} from '../../src/report/render.js'
import {failureOfAsync} from '../build/failure.js'
import {outputOf} from '../build/output.js'
import {checkReport} from '../build/reports.js'

const report = checkReport()
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tune-report-'))
})

afterEach(() => vi.unstubAllEnvs())

afterAll(() => rm(folder, {recursive: true}))

describe.each(formats)('a report as %s', (format) => {
  it('goes to standard output', async () => {
    vi.stubEnv('FORCE_COLOR', '0')
    const output = await outputOf(() => writeReport(report, {format, color: true}))
    expect(output).toEqual({stdout: render(report, format, plain), stderr: ''})
  })

  it('goes to a file instead, without colour', async () => {
    vi.stubEnv('FORCE_COLOR', '1')
    const path = join(folder, `report.${format}`)
    const output = await outputOf(() => writeReport(report, {format, output: path, color: true}))
    expect(output).toEqual({stdout: '', stderr: ''})
    expect(await readFile(path, 'utf8')).toBe(render(report, format, plain))
  })
})

describe('a file that cannot be written', () => {
  it.each([
    {name: 'in a folder that is not there', path: () => join(folder, 'none/report.txt'), reason: 'ENOENT'},
    {name: 'that is a folder', path: () => folder, reason: 'EISDIR'},
  ])('$name, is an expected failure', async ({path, reason}) => {
    expect(
      await failureOfAsync(() => writeReport(report, {format: 'text', output: path(), color: false})),
    ).toEqual({kind: 'usage', detail: {code: 'output-not-writable', args: {path: path(), reason}}})
  })
})
