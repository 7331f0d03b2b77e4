import type {Report} from '../model/report.js'
import {renderCheckText} from './check-text.js'
import {withProse} from './explain-json.js'
import {renderExplainText} from './explain-text.js'
import {renderFloodText} from './flood-text.js'
import {renderGateText} from './gate-text.js'
import {renderJson} from './json.js'
import type {Palette} from './palette.js'
import {renderProfileListText, renderProfileText, renderProfileValidText} from './profile-text.js'

export const formats = ['text', 'json'] as const

export type Format = (typeof formats)[number]

/** A report in one format. Nothing here decides an exit code. */
export function render(report: Report, format: Format, palette: Palette): string {
  if (format === 'json') return renderJson(report.kind === 'explain' ? withProse(report) : report)
  switch (report.kind) {
    case 'check':
      return renderCheckText(report, palette)
    case 'flood':
      return renderFloodText(report, palette)
    case 'gate':
      return renderGateText(report, palette)
    case 'explain':
      return renderExplainText(report, palette)
    case 'profile':
      return renderProfileText(report, palette)
    case 'profile-list':
      return renderProfileListText(report, palette)
    case 'profile-valid':
      return renderProfileValidText(report, palette)
  }
}
