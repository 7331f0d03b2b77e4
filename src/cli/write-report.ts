import {writeFile} from 'node:fs/promises'
import {errorCode} from '../model/error-code.js'
import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'
import type {Report} from '../model/report.js'
import {plain, type Palette} from '../report/palette.js'
import {render, type Format} from '../report/render.js'
import {paletteFor} from './palette.js'

export interface OutputOptions {
  readonly output?: string | undefined
  readonly color: boolean
}

export interface ReportOptions extends OutputOptions {
  readonly format: Format
}

/** To standard output, or to the file that was asked for. */
export async function writeReport(report: Report, {format, ...options}: ReportOptions): Promise<void> {
  await writeText((palette) => render(report, format, palette), options)
}

/** The same for what is not a report. */
export async function writeText(
  textIn: (palette: Palette) => string,
  {output, color}: OutputOptions,
): Promise<void> {
  if (output === undefined) {
    process.stdout.write(textIn(paletteFor(process.stdout, color)))
    return
  }
  try {
    await writeFile(output, textIn(plain))
  } catch (error) {
    throw new ExpectedError('usage', message('output-not-writable', {path: output, reason: errorCode(error)}))
  }
}
