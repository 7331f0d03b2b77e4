import {describe, expect, it} from 'vitest'
import {readConntrackCount} from '../../../src/facts/linux/conntrack-count.js'
import {absent, known, unreadable} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'

const conntrack = '/proc/sys/net/netfilter/nf_conntrack_count'

describe('the connections that are tracked', () => {
  it.each([
    {name: 'a number', texts: {[conntrack]: '178\n'}, fact: known(178, conntrack)},
    {name: 'none', texts: {[conntrack]: '0\n'}, fact: known(0, conntrack)},
    {name: 'absent without the module', texts: {}, fact: absent(conntrack)},
    {
      name: 'not readable',
      texts: {[conntrack]: lockedFile(conntrack)},
      fact: unreadable(conntrack, 'EACCES'),
    },
  ])('are $name', async ({texts, fact}) => {
    expect(await readConntrackCount(hostWith({texts}))).toEqual(fact)
  })

  it.each(['', 'many', '1 2', '-1'])('are unreadable in %j', async (text) => {
    expect(await readConntrackCount(hostWith({texts: {[conntrack]: text}}))).toMatchObject({
      state: 'unreadable',
    })
  })
})
