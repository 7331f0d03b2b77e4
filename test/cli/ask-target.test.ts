import {describe, expect, it} from 'vitest'
import {askTarget} from '../../src/cli/ask-target.js'
import {failureOfAsync} from '../build/failure.js'

describe('the target of a flood', () => {
  it('is what was said', async () => {
    expect(await askTarget(500, 'flood')).toBe(500)
  })

  it.each(['flood', 'gate'])('has to be said where nobody can be asked: %s', async (command) => {
    expect(process.stdin.isTTY).toBeFalsy()
    expect(await failureOfAsync(() => askTarget(undefined, command))).toEqual({
      kind: 'usage',
      detail: {code: 'target-missing', args: {command}},
    })
  })
})
