import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {localHost} from '../../src/host/local-host.js'
import {absent, known, unreadable} from '../../src/model/fact.js'

let folder = ''
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tune-host-'))
  await writeFile(at('file'), 'Größe\n')
  await mkdir(at('folder'))
  await writeFile(at('folder/b'), '')
  await symlink('file', at('link'))
})

afterAll(() => rm(folder, {recursive: true}))

describe('this machine', () => {
  it('is asked by this process', () => {
    expect(localHost.pid).toBe(process.pid)
  })

  it('shows what is there', async () => {
    expect(await localHost.readText(at('file'))).toEqual(known('Größe\n', at('file')))
    expect(await localHost.readLink(at('link'))).toEqual(known('file', at('link')))
    expect(await localHost.listFolder(at('folder'))).toEqual(known(['b'], at('folder')))
  })

  it.each([
    {most: 100, text: 'Größe\n'},
    {most: 8, text: 'Größe\n'},
    {most: 2, text: 'Gr'},
    {most: 0, text: ''},
  ])('shows at most the first $most bytes', async ({most, text}) => {
    expect(await localHost.readBytes(at('file'), most)).toEqual(
      known(new TextEncoder().encode(text), at('file')),
    )
  })

  it('says absent for what is not there', async () => {
    const path = at('none')
    expect(await localHost.readText(path)).toEqual(absent(path))
    expect(await localHost.readBytes(path, 5)).toEqual(absent(path))
    expect(await localHost.readLink(path)).toEqual(absent(path))
    expect(await localHost.listFolder(path)).toEqual(absent(path))
  })

  it('says unreadable, and why, for what is there and cannot be read', async () => {
    expect(await localHost.readText(at('folder'))).toEqual(unreadable(at('folder'), 'EISDIR'))
    expect(await localHost.readBytes(at('folder'), 5)).toEqual(unreadable(at('folder'), 'EISDIR'))
    expect(await localHost.readLink(at('file'))).toEqual(unreadable(at('file'), 'EINVAL'))
    expect(await localHost.listFolder(at('file'))).toEqual(unreadable(at('file'), 'ENOTDIR'))
    expect(await localHost.readText(at('file/below'))).toEqual(unreadable(at('file/below'), 'ENOTDIR'))
  })

  it('says unreadable for a path that cannot be', async () => {
    expect(await localHost.readText('a\0b')).toMatchObject({state: 'unreadable'})
  })
})

describe('a program of this machine', () => {
  const node = process.execPath

  it.each([
    {name: 'its output', script: 'console.log(5)', fact: {state: 'known', value: '5'}},
    {
      name: 'what it said, when it failed',
      script: 'console.error("no\\nway"); process.exit(3)',
      fact: {state: 'unreadable', reason: 'no'},
    },
    {
      name: 'its exit code, when it failed and said nothing',
      script: 'process.exit(3)',
      fact: {state: 'unreadable', reason: 'exit code 3'},
    },
  ])('shows $name', async ({script, fact}) => {
    expect(await localHost.run(node, ['-e', script])).toMatchObject({...fact, source: `${node} -e ${script}`})
  })

  it('is absent when it is not there', async () => {
    expect(await localHost.run('no-such-program-of-tune', ['-x'])).toEqual(
      absent('no-such-program-of-tune -x'),
    )
  })

  it('is started without a shell', async () => {
    const script = 'process.stdout.write(process.argv[1])'
    expect(await localHost.run(node, ['-e', script, '$HOME; echo x'])).toMatchObject({value: '$HOME; echo x'})
  })
})
