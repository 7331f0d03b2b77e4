import {describe, expect, it} from 'vitest'
import {readSysctlFiles} from '../../../src/facts/linux/sysctl-files.js'
import {absent, unreadable} from '../../../src/model/fact.js'
import type {SysctlEngine} from '../../../src/model/next-boot.js'
import {nextBootValue, type SysctlFile} from '../../../src/settings/linux/next-boot-value.js'
import {parseSysctlFile} from '../../../src/settings/linux/sysctl-file.js'
import {writtenValue} from '../../../src/settings/linux/written-value.js'
import {hostOf, sysctlRows} from '../../build/sysctl-rows.js'

const name = 'net.core.somaxconn'
const engines = ['systemd', 'procps'] as const satisfies readonly SysctlEngine[]
const parse = (text: string) => writtenValue(text, 'count')

function file(path: string, text: string): SysctlFile {
  return {path, lines: parseSysctlFile(text)}
}

const locked: SysctlFile = {path: '/locked.conf', reason: 'EACCES'}

describe('the value after a boot and after sysctl --system', () => {
  it.each(sysctlRows)('$name: $systemd and $procps', async ({files, systemd, procps}) => {
    const read = await readSysctlFiles(hostOf(files))
    for (const [engine, wanted] of [
      ['systemd', systemd],
      ['procps', procps],
    ] as const) {
      const found = read.state === 'known' ? nextBootValue(read.value[engine], engine, [name], parse) : read
      expect(found).toMatchObject(
        wanted === null
          ? {state: 'absent'}
          : {state: 'known', value: {value: {shape: 'count', count: wanted}}},
      )
    }
  })
})

describe.each(engines)('under %s', (engine) => {
  const value = (...files: readonly SysctlFile[]) => nextBootValue(files, engine, [name], parse)

  it('the winner is named by file and line, and so is every line that loses', () => {
    const found = value(
      file('/etc/a.conf', `# ours\n${name} = 8192\n`),
      file('/etc/b.conf', `\n\nnet.core.som* = 1\n${name} = 4096`),
    )
    expect(found).toEqual({
      state: 'known',
      source: '/etc/b.conf:4',
      value: {
        value: {shape: 'count', count: 4096},
        shadowed: [
          {text: '8192', place: '/etc/a.conf:2'},
          {text: '1', place: '/etc/b.conf:3'},
        ],
      },
    })
  })

  it.each([
    {why: 'after the winner', files: [file('/a', `${name}=5`), locked]},
    {why: 'with nothing else', files: [locked]},
    {
      why: 'before a glob, which an explicit key in it would beat',
      files: [locked, file('/z', 'net.core.*=5')],
    },
  ])('a file that cannot be read decides $why', ({files}) => {
    expect(value(...files)).toEqual(unreadable('/locked.conf', 'EACCES'))
  })

  it('a file that cannot be read does not matter before an explicit key', () => {
    expect(value(locked, file('/z', `${name}=5`))).toMatchObject({state: 'known', source: '/z:1'})
  })

  it('a value the kernel would refuse is unreadable, with its place', () => {
    expect(value(file('/z', `${name} = lots`))).toEqual(unreadable('/z:1', 'not understood: "lots"'))
  })

  it('a second name of the variable counts as well', () => {
    const names = ['net.netfilter.nf_conntrack_max', 'net.nf_conntrack_max']
    const files = [file('/a', 'net.nf_conntrack_max = 5'), file('/b', 'net.nf_conntrack_count = 6')]
    expect(nextBootValue(files, engine, names, parse)).toMatchObject({state: 'known', source: '/a:1'})
    expect(nextBootValue(files, engine, names.slice(0, 1), parse)).toEqual(absent(names[0] ?? ''))
  })
})
