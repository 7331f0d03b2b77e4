import type {Report} from '../model/report.js'

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
const schemaVersion = 1

export function renderJson(report: Report): string {
  const {kind, ...rest} = report
  return `${JSON.stringify({schemaVersion, kind, ...rest}, null, 2)}\n`
}
