import {describe, expect, it} from 'vitest'
import {recordedHost, recordHost} from '../../src/host/recorded-host.js'
import {absent, known, unreadable} from '../../src/model/fact.js'
import {hostWith, lockedFile} from '../build/host.js'

const host = hostWith({
  pid: 42,
  texts: {'/a': 'text', '/é': 'é', '/locked': lockedFile('/locked')},
  links: {'/proc/42/exe': '/usr/bin/node'},
  folders: {'/folder': ['a', 'b']},
})

describe('a host from a recording', () => {
  it('answers what was recorded', async () => {
    expect(host).toMatchObject({system: 'linux', pid: 42})
    expect(await host.readText('/a')).toEqual(known('text', '/a'))
    expect(await host.readText('/locked')).toEqual(unreadable('/locked', 'EACCES'))
    expect(await host.readLink('/proc/42/exe')).toEqual(known('/usr/bin/node', '/proc/42/exe'))
    expect(await host.listFolder('/folder')).toEqual(known(['a', 'b'], '/folder'))
    expect(await host.identity()).toMatchObject({state: 'known'})
  })

  it('has nothing else', async () => {
    expect(await host.readText('/b')).toEqual(absent('/b'))
    expect(await host.readBytes('/b', 5)).toEqual(absent('/b'))
    expect(await host.readLink('/b')).toEqual(absent('/b'))
    expect(await host.listFolder('/b')).toEqual(absent('/b'))
    expect(await host.run('uname', ['-r'])).toEqual(absent('uname -r'))
  })

  it.each([
    {most: 100, bytes: [0x74, 0x65, 0x78, 0x74]},
    {most: 2, bytes: [0x74, 0x65]},
    {most: 0, bytes: []},
  ])('gives no more bytes than asked for: $most', async ({most, bytes}) => {
    expect(await host.readBytes('/a', most)).toEqual(known(Uint8Array.from(bytes), '/a'))
  })
})

describe('recording a host', () => {
  it('keeps every answer, so that the recording answers the same', async () => {
    const {host: watched, recording} = recordHost(host)
    const questions = (one: typeof host) =>
      Promise.all([
        one.readText('/a'),
        one.readText('/locked'),
        one.readText('/b'),
        one.readBytes('/é', 100),
        one.readLink('/proc/42/exe'),
        one.readLink('/b'),
        one.listFolder('/folder'),
        one.run('uname', ['-r']),
        one.identity(),
      ])
    const answers = await questions(watched)
    expect(answers).toEqual(await questions(host))
    expect(await questions(recordedHost(await recording()))).toEqual(answers)
  })

  it('keeps nothing that was not asked', async () => {
    const {host: watched, recording} = recordHost(host)
    await watched.readText('/a')
    expect(await recording()).toMatchObject({texts: {'/a': known('text', '/a')}, links: {}, folders: {}})
    expect(Object.keys((await recording()).texts)).toEqual(['/a'])
  })

  it('is data: it survives being written as JSON', async () => {
    const {host: watched, recording} = recordHost(host)
    await Promise.all([watched.readText('/a'), watched.readText('/locked'), watched.readText('/b')])
    const recorded = await recording()
    expect(JSON.parse(JSON.stringify(recorded))).toEqual(recorded)
  })
})
