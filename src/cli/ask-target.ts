import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'
import {say} from '../text/say.js'
import {parseConnections} from './parse-number.js'

const ordinary = '10000'

/** The target from its flag; on a terminal it is asked for, anywhere else it has to be said. */
export async function askTarget(target: number | undefined, command: string): Promise<number> {
  if (target !== undefined) return target
  const isAnybodyThere = process.stdin.isTTY && process.stderr.isTTY && process.env['CI'] === undefined
  if (!isAnybodyThere) {
    throw new ExpectedError('usage', message('target-missing', {command}))
  }
  const {default: inquirer} = await import('inquirer') // 45 ms, and rarely needed
  const prompt = inquirer.createPromptModule({output: process.stderr})
  const question = {
    type: 'input',
    name: 'answer',
    message: 'How many connections?',
    default: ordinary,
    validate: (text: string) => parseConnections(text) !== undefined || say(message('bad-target', {text})),
  } as const
  try {
    const {answer} = await prompt<{answer: string}>([question])
    return parseConnections(answer) ?? Number(ordinary)
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') {
      throw new ExpectedError('interrupted', message('interrupted', {}))
    }
    throw error
  }
}
