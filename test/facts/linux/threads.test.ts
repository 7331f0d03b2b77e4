import {describe, expect, it} from 'vitest'
import {readThreads} from '../../../src/facts/linux/threads.js'
import {absent, known, unreadable} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'

const loadavg = '/proc/loadavg'

describe('the threads of the whole system', () => {
  it.each([
    {
      name: 'the second number',
      texts: {[loadavg]: '0.52 0.58 0.59 2/391 12345\n'},
      fact: known(391, loadavg),
    },
    {name: 'absent', texts: {}, fact: absent(loadavg)},
    {name: 'locked', texts: {[loadavg]: lockedFile(loadavg)}, fact: unreadable(loadavg, 'EACCES')},
  ])('are $name', async ({texts, fact}) => {
    expect(await readThreads(hostWith({texts}))).toEqual(fact)
  })

  it.each(['', '0.52 0.58 0.59', '0.52 0.58 0.59 2-391 1', '0.52 0.58 0.59 2/x 1'])(
    'are unreadable in %j',
    async (text) => {
      expect(await readThreads(hostWith({texts: {[loadavg]: text}}))).toMatchObject({state: 'unreadable'})
    },
  )
})
