import {Command} from '@oclif/core'
import {outputFlags} from './flags.js'

/** What every command shares: where its output goes, and errors that go to `main` untouched. */
export abstract class BaseCommand extends Command {
  static override baseFlags = outputFlags

  /** oclif would set an exit code of its own before passing the error on. */
  protected override async catch(error: Error): Promise<never> {
    throw error
  }

  /** @returns the exit code */
  abstract override run(): Promise<number>
}
