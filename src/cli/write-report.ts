import {writeFile} from 'node:fs/promises'
import {errorCode} from '../model/error-code.js'
import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'
import type {Report} from '../model/report.js'
import {plain} from '../report/palette.js'
import {render, type Format} from '../report/render.js'
import {paletteFor} from './palette.js'

export interface ReportOptions {
  readonly format: Format
  readonly output?: string | undefined
  readonly color: boolean
}

/** To standard output, or to the file that was asked for. */
export async function writeReport(report: Report, {format, output, color}: ReportOptions): Promise<void> {
  if (output === undefined) {
    process.stdout.write(render(report, format, paletteFor(process.stdout, color)))
    return
  }
  try {
    await writeFile(output, render(report, format, plain))
  } catch (error) {
    throw new ExpectedError('usage', message('output-not-writable', {path: output, reason: errorCode(error)}))
  }
}
