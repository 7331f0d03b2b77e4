import {Command} from '@oclif/core'
import {reportFlags} from './flags.js'

/** What every command shares: the report flags, and errors that go to `main` untouched. */
export abstract class BaseCommand extends Command {
  static override baseFlags = reportFlags

  /** oclif would set an exit code of its own before passing the error on. */
  protected override async catch(error: Error): Promise<never> {
    throw error
  }

  /** @returns the exit code */
  abstract override run(): Promise<number>
}
