import type {Report} from '../model/report.js'
import {renderCheckText} from './check-text.js'
import {renderFloodText} from './flood-text.js'
import {renderGateText} from './gate-text.js'
import {renderJson} from './json.js'
import type {Palette} from './palette.js'

export const formats = ['text', 'json'] as const

export type Format = (typeof formats)[number]

/** A report in one format. Nothing here decides an exit code. */
export function render(report: Report, format: Format, palette: Palette): string {
  if (format === 'json') return renderJson(report)
  switch (report.kind) {
    case 'check':
      return renderCheckText(report, palette)
    case 'flood':
      return renderFloodText(report, palette)
    case 'gate':
      return renderGateText(report, palette)
  }
}
