import {printable} from '../model/printable.js'
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
  return renderText(tamed(report), palette)
}

function renderText(report: Report, palette: Palette): string {
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

/**
 * Strings of facts files, profiles, processes and the kernel are in every corner of a report. They are made harmless here,
 * where all of them pass and before the first colour is put on: in the finished text ours could not be told from theirs.
 */
function tamed(report: Report): Report {
  const copy = structuredClone(report)
  tameStrings(copy)
  return copy
}

function tameStrings(within: object): void {
  for (const [key, value] of Object.entries(within)) {
    if (typeof value === 'string') Reflect.set(within, key, printable(value))
    else if (typeof value === 'object' && value !== null) tameStrings(value)
  }
}
