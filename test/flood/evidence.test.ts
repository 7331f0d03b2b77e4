import {describe, expect, it} from 'vitest'
import {countersMoved, countTimeWaitLeft, readEvidence, type Evidence} from '../../src/flood/evidence.js'
import {hostWith, lockedFile} from '../build/host.js'

const port = 20_000 // 4E20
const headings = '  sl  local_address rem_address   st tx_queue rx_queue'
const table = `${headings}
   0: 0100007F:4E20 00000000:0000 0A 00000000:00000000
   1: 0100007F:4E20 0100007F:9C40 06 00000000:00000000
   2: 0100007F:9C41 0100007F:4E20 06 00000000:00000000
   3: 0100007F:9C42 0100007F:4E20 01 00000000:00000000
   4: 0100007F:9C43 0100007F:0050 06 00000000:00000000
   5: 0100007F:04E2 0100007F:0050 06 00000000:00000000
`
const texts = {
  '/proc/net/netstat': 'TcpExt: ListenOverflows\nTcpExt: 17\n',
  '/proc/net/snmp': 'Tcp: AttemptFails\nTcp: 6\n',
  '/proc/meminfo': 'MemTotal:   100 kB\nSlab:    2048 kB\nSReclaimable:   5 kB\n',
  '/proc/net/tcp': table,
  '/proc/11/status': 'Name:\tnode\nVmHWM:\t   90 kB\nVmRSS:\t   50 kB\n',
  '/proc/12/status': 'Name:\tnode\nVmRSS:\t   70 kB\n',
}
const ours = ['0100007F:4E20 0100007F:9C40', '0100007F:9C41 0100007F:4E20']

describe('what the kernel shows at one moment', () => {
  it('is counters of both files, kernel memory, the processes’ memory and TIME_WAIT at our port', async () => {
    expect(await readEvidence(hostWith({texts}), port, [11, 12])).toEqual({
      counters: {ListenOverflows: 17, AttemptFails: 6},
      slabBytes: 2048 * 1024,
      programBytes: 120 * 1024,
      timeWait: new Set(ours),
    })
  })

  it.each([
    {path: '/proc/net/netstat', nothing: {counters: null}},
    {path: '/proc/net/snmp', nothing: {counters: null}},
    {path: '/proc/meminfo', nothing: {slabBytes: null}},
    {path: '/proc/net/tcp', nothing: {timeWait: null}},
    {path: '/proc/12/status', nothing: {programBytes: null}},
  ])('is null where $path cannot be read, not zero', async ({path, nothing}) => {
    const {[path]: _, ...others} = Object.fromEntries(Object.entries(texts))
    const locked = hostWith({texts: {...others, [path]: lockedFile(path)}})
    expect(await readEvidence(hostWith({texts: others}), port, [11, 12])).toMatchObject(nothing)
    expect(await readEvidence(locked, port, [11, 12])).toMatchObject(nothing)
  })

  it.each([
    {name: 'no Slab line', changes: {'/proc/meminfo': 'MemTotal:   100 kB\n'}, nothing: {slabBytes: null}},
    {
      name: 'a process that is a zombie',
      changes: {'/proc/12/status': 'Name:\tnode\n'},
      nothing: {programBytes: null},
    },
    {name: 'no sockets', changes: {'/proc/net/tcp': headings}, nothing: {timeWait: new Set()}},
  ])('is said of $name', async ({changes, nothing}) => {
    expect(await readEvidence(hostWith({texts: {...texts, ...changes}}), port, [11, 12])).toMatchObject(
      nothing,
    )
  })

  it('is no memory of a process that never started', async () => {
    expect(await readEvidence(hostWith({texts}), port, [11, undefined])).toMatchObject({programBytes: null})
  })
})

function evidence(changes: Partial<Evidence> = {}): Evidence {
  return {counters: {}, slabBytes: 0, programBytes: 0, timeWait: new Set(), ...changes}
}

describe('how far the counters moved', () => {
  it.each([
    {before: {a: 1}, after: {a: 3, b: 0}, moved: {a: 2}},
    {before: null, after: {a: 3}, moved: null},
    {before: {a: 1}, after: null, moved: null},
  ])('from $before to $after: $moved', ({before, after, moved}) => {
    expect(countersMoved(evidence({counters: before}), evidence({counters: after}))).toEqual(moved)
  })
})

describe('the sockets the flood left in TIME_WAIT', () => {
  it.each([
    {name: 'all of them', timeWait: new Set<string>(), left: 2},
    {name: 'not those that were there before', timeWait: new Set(ours.slice(0, 1)), left: 1},
    {name: 'none, when all were there before', timeWait: new Set(ours), left: 0},
    {name: 'all, when it was not known before', timeWait: null, left: 2},
  ])('are $name', async ({timeWait, left}) => {
    expect(await countTimeWaitLeft(hostWith({texts}), port, evidence({timeWait}))).toBe(left)
  })

  it('are not known when the table cannot be read', async () => {
    expect(await countTimeWaitLeft(hostWith({}), port, evidence())).toBeNull()
  })

  it('are those of the very port: 80 is not 8080', async () => {
    const rows = `${headings}\n 0: 0100007F:1F90 0100007F:9C40 06 0:0\n 1: 0100007F:0050 0100007F:9C41 06 0:0\n`
    const host = hostWith({texts: {'/proc/net/tcp': rows}})
    expect(await countTimeWaitLeft(host, 80, evidence())).toBe(1)
    expect(await countTimeWaitLeft(host, 8080, evidence())).toBe(1)
  })
})
