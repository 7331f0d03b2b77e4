import {BaseCommand} from './base-command.js'
import {reportFlags} from './flags.js'

/** A command that prints a report, in one of the formats. */
export abstract class ReportCommand extends BaseCommand {
  static override baseFlags = reportFlags
}
