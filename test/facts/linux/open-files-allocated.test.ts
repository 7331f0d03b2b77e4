import {describe, expect, it} from 'vitest'
import {readOpenFilesAllocated} from '../../../src/facts/linux/open-files-allocated.js'
import {absent, known, unreadable} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'
import {fc} from '../../build/properties.js'

const path = '/proc/sys/fs/file-nr'

describe('the files that are open', () => {
  it.each([
    {name: 'the first number', text: '2144\t0\t9223372036854775807\n', fact: known(2144, path)},
    {name: 'none', text: '0 0 100', fact: known(0, path)},
    {name: 'not there', text: undefined, fact: absent(path)},
    {name: 'not readable', text: lockedFile(path), fact: unreadable(path, 'EACCES')},
  ])('are $name', async ({text, fact}) => {
    const host = hostWith({texts: text === undefined ? {} : {[path]: text}})
    expect(await readOpenFilesAllocated(host)).toEqual(fact)
  })

  it.each(['', '2144', '2144 0', '2144 0 100 5', 'many 0 100', '-1 0 100'])(
    'are unreadable in %j',
    async (text) => {
      expect(await readOpenFilesAllocated(hostWith({texts: {[path]: text}}))).toMatchObject({
        state: 'unreadable',
        source: path,
      })
    },
  )

  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect(await readOpenFilesAllocated(hostWith({texts: {[path]: text}}))).toMatchObject({source: path})
      }),
    )
  })
})
