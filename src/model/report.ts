import type {CheckReport} from './check-report.js'
import type {ExplainReport} from './explain-report.js'
import type {FloodReport} from './flood-report.js'
import type {GateReport} from './gate-report.js'
import type {ProfileListReport, ProfileReport, ProfileValidReport} from './profile-report.js'

/** What a report format renders. */
export type Report =
  | CheckReport
  | FloodReport
  | GateReport
  | ExplainReport
  | ProfileReport
  | ProfileListReport
  | ProfileValidReport
