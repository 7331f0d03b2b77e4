import {describe, expect, it} from 'vitest'
import {readListeningPorts} from '../../../src/facts/linux/listening-ports.js'
import {absent, known, unreadable} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'
import {fc} from '../../build/properties.js'

const [tcp, tcp6] = ['/proc/net/tcp', '/proc/net/tcp6']
const headings =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'
const rest = '00000000:00000000 00:00000000 00000000     0        0 20482 1 0000000000000000 100 0 0 10 0'

const v4 = `${headings}
   0: 0100007F:0CEA 00000000:0000 0A ${rest}
   1: 00000000:0016 00000000:0000 0A ${rest}
   2: 0100007F:9C40 0100007F:0CEA 01 ${rest}
   3: 0100007F:9C41 0100007F:0CEA 06 ${rest}
`
const v6 = `${headings}
   0: 00000000000000000000000000000000:0016 00000000000000000000000000000000:0000 0A ${rest}
   1: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A ${rest}
`
const source = '/proc/net/tcp and tcp6'

describe('the listening ports', () => {
  it('are those of both address families, once each, ascending', async () => {
    expect(await readListeningPorts(hostWith({texts: {[tcp]: v4, [tcp6]: v6}}))).toEqual(
      known([22, 3306, 8080], source),
    )
  })

  it('are those of IPv4 on a kernel without IPv6', async () => {
    expect(await readListeningPorts(hostWith({texts: {[tcp]: v4}}))).toEqual(known([22, 3306], source))
  })

  it('are none where only headings are', async () => {
    expect(await readListeningPorts(hostWith({texts: {[tcp]: `${headings}\n`}}))).toEqual(known([], source))
  })

  it.each([
    {name: 'neither file', texts: {}, fact: absent(tcp)},
    {name: 'IPv6 alone', texts: {[tcp6]: v6}, fact: absent(tcp)},
    {
      name: 'a locked IPv4 table',
      texts: {[tcp]: lockedFile(tcp), [tcp6]: v6},
      fact: unreadable(tcp, 'EACCES'),
    },
    {
      name: 'a locked IPv6 table',
      texts: {[tcp]: v4, [tcp6]: lockedFile(tcp6)},
      fact: unreadable(tcp6, 'EACCES'),
    },
  ])('are not known with $name', async ({texts, fact}) => {
    expect(await readListeningPorts(hostWith({texts}))).toEqual(fact)
  })

  it.each([
    {name: 'an empty file', text: ''},
    {name: 'other headings', text: 'State Local Remote\n0A 22 0\n'},
    {name: 'a port that is no number', text: `${headings}\n 0: 0100007F:ZZZZ 00000000:0000 0A ${rest}\n`},
  ])('are unreadable in $name', async ({text}) => {
    expect(await readListeningPorts(hostWith({texts: {[tcp]: text}}))).toMatchObject({
      state: 'unreadable',
      source: tcp,
    })
    expect(await readListeningPorts(hostWith({texts: {[tcp]: v4, [tcp6]: text}}))).toMatchObject({
      state: 'unreadable',
      source: tcp6,
    })
  })

  it('skip a row that was cut off', async () => {
    expect(await readListeningPorts(hostWith({texts: {[tcp]: `${v4}   4: 0100`}}))).toEqual(
      known([22, 3306], source),
    )
  })

  it('never throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string()), async (rows) => {
        const host = hostWith({texts: {[tcp]: [headings, ...rows].join('\n')}})
        expect((await readListeningPorts(host)).state).toBeOneOf(['known', 'unreadable'])
      }),
    )
  })
})
