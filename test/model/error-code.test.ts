import {describe, expect, it} from 'vitest'
import {errorCode} from '../../src/model/error-code.js'

describe('the code of an error', () => {
  it.each([
    {
      name: 'the errno’s name',
      error: Object.assign(new Error('no entry'), {code: 'ENOENT'}),
      code: 'ENOENT',
    },
    {name: 'the message where there is none', error: new Error('broken'), code: 'broken'},
    {
      name: 'the message where it is no name',
      error: Object.assign(new Error('broken'), {code: 5}),
      code: 'broken',
    },
    {name: 'whatever was thrown', error: 'a string', code: 'a string'},
    {name: 'nothing that was thrown', error: undefined, code: 'undefined'},
  ])('is $name', ({error, code}) => {
    expect(errorCode(error)).toBe(code)
  })
})
