import {describe, expect, it} from 'vitest'
import {readSocketCounts} from '../../../src/facts/linux/sockets.js'
import {absent, known, unreadable} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'

const sockstat = '/proc/net/sockstat'

describe('the kernel’s own count of sockets', () => {
  const text = `sockets: used 290
TCP: inuse 12 orphan 3 tw 45 alloc 20 mem 6
UDP: inuse 4 mem 2
FRAG: inuse 0 memory 0
`

  it('is that of TCP', async () => {
    expect(await readSocketCounts(hostWith({texts: {[sockstat]: text}}))).toEqual({
      timeWait: known(45, sockstat),
      orphans: known(3, sockstat),
      queuedPages: known(6, sockstat),
    })
  })

  it.each([
    {name: 'absent', texts: {}, fact: absent(sockstat)},
    {name: 'locked', texts: {[sockstat]: lockedFile(sockstat)}, fact: unreadable(sockstat, 'EACCES')},
  ])('is $name as a whole', async ({texts, fact}) => {
    expect(await readSocketCounts(hostWith({texts}))).toEqual({
      timeWait: fact,
      orphans: fact,
      queuedPages: fact,
    })
  })

  it('is not known of what the line does not say', async () => {
    const other = 'TCP: inuse 12 orphan many tw 45 alloc 20\nUDP: inuse 4 mem 2\n'
    expect(await readSocketCounts(hostWith({texts: {[sockstat]: other}}))).toMatchObject({
      timeWait: {value: 45},
      orphans: {state: 'unreadable'},
      queuedPages: {state: 'unreadable'},
    })
  })
})
