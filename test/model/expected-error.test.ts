import {describe, expect, it} from 'vitest'
import {ExpectedError} from '../../src/model/expected-error.js'
import {message} from '../../src/model/message.js'

describe('an expected failure', () => {
  it('is an error with its kind, its code and its arguments', () => {
    const error = new ExpectedError('usage', message('bad-target', {text: 'x'}))
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({
      name: 'ExpectedError',
      message: 'bad-target',
      kind: 'usage',
      detail: {code: 'bad-target', args: {text: 'x'}},
    })
  })
})
