import {describe, expect, it} from 'vitest'
import {readTcpTable} from '../../../src/facts/linux/tcp-table.js'
import {hostWith, lockedFile} from '../../build/host.js'

const headings =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'
const v4 = `${headings}
   0: 0100007F:1F91 00000000:0000 0A 00000000:00000005 00:00000000 00000000     0        0 1553595 1 0000 100 0 0 10 0
   1: 0100007F:1F91 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 1553700 1 0000 100 0 0 10 0
`
const v6 = `${headings}
   0: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1552250 1 0000 100 0 0 10 0
   1: 00000000000000000000000001000000:1F92 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1552251 1 0000 100 0 0 10 0
`

describe('/proc/net/tcp', () => {
  it('has address, port, queue and inode of both families', async () => {
    const table = await readTcpTable(hostWith({texts: {'/proc/net/tcp': v4, '/proc/net/tcp6': v6}}))
    expect(table).toMatchObject({
      value: [
        {address: '127.0.0.1', port: 8081, isListening: true, queued: 5, inode: 1_553_595},
        {address: '127.0.0.1', port: 8081, isListening: false, queued: 0, inode: 1_553_700},
        {address: '::', port: 8080, isListening: true, inode: 1_552_250},
        {address: '::1', port: 8082, isListening: true, inode: 1_552_251},
      ],
    })
  })

  it('of another namespace is that of a process in it', async () => {
    const host = hostWith({texts: {'/proc/7/net/tcp': v4}})
    expect(await readTcpTable(host, 7, new Set([8081]))).toMatchObject({state: 'known', value: [{}, {}]})
    expect(await readTcpTable(host, 7, new Set([80]))).toMatchObject({state: 'known', value: []})
  })

  it('may lack IPv6, not IPv4', async () => {
    expect(await readTcpTable(hostWith({texts: {'/proc/net/tcp': v4}}))).toMatchObject({state: 'known'})
    expect(await readTcpTable(hostWith({texts: {'/proc/net/tcp6': v6}}))).toMatchObject({state: 'absent'})
  })

  it.each([
    ['locked', lockedFile('/proc/net/tcp6')],
    ['of another format', 'nothing like it'],
    ['cut off in a row', `${headings}\n   0: 0100007F:1F9`],
  ])('that is %s is unreadable', async (_case, text) => {
    const host = hostWith({texts: {'/proc/net/tcp': v4, '/proc/net/tcp6': text}})
    expect(await readTcpTable(host)).toMatchObject({state: 'unreadable'})
  })
})
