import {Help} from '@oclif/core'
import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'
import {exitCodeTable} from './exit-codes.js'

/** oclif's help, with one topic of our own: exit-codes. */
export default class TuneHelp extends Help {
  override async showHelp(argv: string[]): Promise<void> {
    const topic = argv.find((arg) => !arg.startsWith('-') && arg !== 'help')
    if (topic === 'exit-codes') {
      this.log(exitCodeTable())
      return
    }
    if (topic !== undefined && this.config.findCommand(topic) === undefined) {
      throw new ExpectedError('usage', message('unknown-help-topic', {topic}))
    }
    await super.showHelp(argv)
    if (topic === undefined) this.log('Exit codes: tune help exit-codes')
  }
}
