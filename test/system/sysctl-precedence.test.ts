import {existsSync} from 'node:fs'
import {expect, it} from 'vitest'
import {readSysctlFiles} from '../../src/facts/linux/sysctl-files.js'
import type {SysctlEngine} from '../../src/model/next-boot.js'
import {nextBootValue} from '../../src/settings/linux/next-boot-value.js'
import {writtenValue} from '../../src/settings/linux/written-value.js'
import {sysctlRows, type SysctlRow} from '../build/sysctl-rows.js'
import {describeWith} from './support/needs.js'
import {inPrivateSystem, withFiles} from './support/private-files.js'
import {rootedHost} from './support/rooted-host.js'

const name = 'net.core.somaxconn'
const file = '/proc/sys/net/core/somaxconn'
const before = 4096
const systemdSysctl = ['/usr/lib/systemd/systemd-sysctl', '/lib/systemd/systemd-sysctl'].find((path) =>
  existsSync(path),
)
const emptyFolder = {'/etc/sysctl.d/README': ''}

/** What both engines really make of the files. */
async function written(root: string): Promise<Record<SysctlEngine, number>> {
  const {stdout, stderr} = await inPrivateSystem(root, [
    `echo ${before} > ${file}; ${systemdSysctl} --prefix=net >/dev/null 2>&1 || true; cat ${file}`,
    `echo ${before} > ${file}; sysctl --system >/dev/null 2>&1 || true; cat ${file}`,
  ])
  const [systemd, procps] = stdout.split('\n').map(Number)
  if (systemd === undefined || procps === undefined) throw new Error(`no answer: ${stderr}`)
  return {systemd, procps}
}

/** What tune says they make of them. */
async function predicted(root: string): Promise<Record<SysctlEngine, number>> {
  const files = await readSysctlFiles(rootedHost(root))
  if (files.state !== 'known') throw new Error(`the files are ${files.state}`)
  const valueBy = (engine: SysctlEngine): number => {
    const value = nextBootValue(files.value[engine], engine, [name], (text) => writtenValue(text, 'count'))
    if (value.state === 'absent') return before
    const count = value.state === 'known' && value.value.value.shape === 'count' && value.value.value.count
    return typeof count === 'number' ? count : Number.NaN
  }
  return {systemd: valueBy('systemd'), procps: valueBy('procps')}
}

async function exitCode(files: SysctlRow['files'], command: string): Promise<string> {
  const {stdout} = await withFiles(files, (root) =>
    inPrivateSystem(root, [`${command} >/dev/null 2>&1 && echo 0 || echo $?`, `cat ${file}`]),
  )
  return stdout.replace('\n', ', ')
}

describeWith('sysctlEngines', 'the files of sysctl under both engines', () => {
  it.each(sysctlRows)('$name', async ({files, systemd, procps}) => {
    await withFiles({...emptyFolder, ...files}, async (root) => {
      const really = await written(root)
      expect(really).toEqual({systemd: systemd ?? before, procps: procps ?? before})
      expect(await predicted(root)).toEqual(really)
    })
  })

  const missing = {'/etc/sysctl.d/a.conf': `net.core.nope = 1\n${name} = 77`}
  const refused = {'/etc/sysctl.d/a.conf': `${name} = 70000000000`}
  it.each([
    {what: 'a missing key', files: missing, command: `${systemdSysctl} --prefix=net`, ends: '0, 77'},
    {what: 'a missing key', files: missing, command: `${systemdSysctl} --strict --prefix=net`, ends: '1, 77'},
    {what: 'a missing key', files: missing, command: 'sysctl -p /etc/sysctl.d/a.conf', ends: '1, 77'},
    {what: 'a missing key', files: missing, command: 'sysctl -e -p /etc/sysctl.d/a.conf', ends: '0, 77'},
    {what: 'a refused value', files: refused, command: `${systemdSysctl} --prefix=net`, ends: '1, 4096'},
    {what: 'a refused value', files: refused, command: 'sysctl -p /etc/sysctl.d/a.conf', ends: '1, 4096'},
  ])('$what ends $command with $ends', async ({files, command, ends}) => {
    expect(await exitCode(files, command)).toBe(ends)
  })
})
