import {Help} from '@oclif/core'
import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'
import {exitCodeTable} from './exit-codes.js'

/** oclif's help, with one topic of our own: exit-codes. */
export default class TuneHelp extends Help {
  override async showHelp(argv: string[]): Promise<void> {
    const words = argv.filter((arg) => !arg.startsWith('-') && arg !== 'help')
    if (words[0] === 'exit-codes') {
      this.log(exitCodeTable())
      return
    }
    if (words.length > 0 && !this.isKnown(words)) {
      throw new ExpectedError('usage', message('unknown-help-topic', {topic: words.join(' ')}))
    }
    await super.showHelp(argv)
    if (words.length === 0) this.log('Exit codes: tune help exit-codes')
  }

  /** A topic, or a command with whatever stands behind it. */
  private isKnown(words: readonly string[]): boolean {
    const ids = words.map((_, index) => words.slice(0, index + 1).join(':'))
    return (
      ids.some((id) => this.config.findCommand(id) !== undefined) ||
      this.config.findTopic(words.join(':')) !== undefined
    )
  }
}
