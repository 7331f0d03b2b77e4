import {describe, expect, it} from 'vitest'
import {readMemoryAvailable} from '../../../src/facts/linux/memory.js'
import {absent, known, unreadable} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'
import {fc} from '../../build/properties.js'

const path = '/proc/meminfo'
const meminfo = `MemTotal:       16303428 kB
MemFree:          811456 kB
MemAvailable:   12193024 kB
Buffers:          512000 kB
`

describe('the memory that can be taken', () => {
  it.each([
    {name: 'MemAvailable in bytes', text: meminfo, fact: known(12_193_024 * 1024, path)},
    {name: 'nothing at all', text: 'MemAvailable:          0 kB\n', fact: known(0, path)},
    {name: 'not there', text: undefined, fact: absent(path)},
    {name: 'not readable', text: lockedFile(path), fact: unreadable(path, 'EACCES')},
  ])('is $name', async ({text, fact}) => {
    const host = hostWith({texts: text === undefined ? {} : {[path]: text}})
    expect(await readMemoryAvailable(host)).toEqual(fact)
  })

  it.each([
    {name: 'a kernel before 3.14', text: 'MemTotal:  16303428 kB\nMemFree:  811456 kB\n'},
    {name: 'another unit', text: 'MemAvailable:   12193024 MB\n'},
    {name: 'no number', text: 'MemAvailable:   many kB\n'},
    {name: 'an empty file', text: ''},
  ])('is unreadable in the face of $name', async ({text}) => {
    expect(await readMemoryAvailable(hostWith({texts: {[path]: text}}))).toMatchObject({
      state: 'unreadable',
      source: path,
    })
  })

  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect(await readMemoryAvailable(hostWith({texts: {[path]: text}}))).toMatchObject({source: path})
      }),
    )
  })
})
