import {mkdirSync, writeFileSync} from 'node:fs'
import {execa} from 'execa'
import {expect, it} from 'vitest'
import {readUnitOpenFiles} from '../../src/facts/linux/unit-limits.js'
import {describeWith} from './support/needs.js'
import {withFiles} from './support/private-files.js'
import {rootedHost} from './support/rooted-host.js'

const unit = 'my-own-app.service'
const folders = ['/etc/systemd/system', '/run/systemd/system', '/usr/lib/systemd/system']
const main = '[Service]\nExecStart=/bin/true\nLimitNOFILE=11\n'
const limit = (value: string) => `[Service]\nLimitNOFILE=${value}\n`

/** What systemd itself reads, without starting anything. */
async function parsedBySystemd(root: string): Promise<{soft: number; hard: number}> {
  // The folder of the file that is asked about goes in front of all others: it has no drop-ins.
  mkdirSync(`${root}/asked`)
  writeFileSync(`${root}/asked/${unit}`, main)
  const {all} = await execa('/usr/bin/systemd-analyze', ['--man=no', 'verify', `${root}/asked/${unit}`], {
    all: true,
    reject: false,
    env: {
      SYSTEMD_LOG_LEVEL: 'debug',
      SYSTEMD_UNIT_PATH: folders.map((folder) => `${root}${folder}`).join(':') + ':',
    },
  })
  const dump = all.slice(all.indexOf(`Unit ${unit}:`))
  const [, hard] = /LimitNOFILE: (\d+)/.exec(dump) ?? []
  const [, soft] = /LimitNOFILESoft: (\d+)/.exec(dump) ?? []
  return {soft: Number(soft), hard: Number(hard)}
}

describeWith('sysctlEngines', 'open files of a systemd service', () => {
  it.each([
    {name: 'no drop-in', dropIns: {}},
    {name: 'a drop-in', dropIns: {'/etc/systemd/system/my-own-app.service.d/x.conf': limit('5')}},
    {name: 'soft and hard', dropIns: {'/etc/systemd/system/my-own-app.service.d/x.conf': limit('5:9')}},
    {name: 'turned round', dropIns: {'/etc/systemd/system/my-own-app.service.d/x.conf': limit('9:5')}},
    {name: 'hexadecimal', dropIns: {'/etc/systemd/system/my-own-app.service.d/x.conf': limit('0x10')}},
    {name: 'not a number', dropIns: {'/etc/systemd/system/my-own-app.service.d/x.conf': limit('1K')}},
    {name: 'half of it', dropIns: {'/etc/systemd/system/my-own-app.service.d/x.conf': limit(':5')}},
    {name: 'empty', dropIns: {'/etc/systemd/system/my-own-app.service.d/x.conf': limit('')}},
    {name: 'no section', dropIns: {'/etc/systemd/system/my-own-app.service.d/x.conf': 'LimitNOFILE=5'}},
    {
      name: 'a line that goes on past a comment',
      dropIns: {'/etc/systemd/system/my-own-app.service.d/x.conf': '[Service]\nLimitNOFILE=\\\n# five\n5\n'},
    },
    {name: 'hidden', dropIns: {'/etc/systemd/system/my-own-app.service.d/.x.conf': limit('5')}},
    {
      name: 'the last by name',
      dropIns: {
        '/usr/lib/systemd/system/my-own-app.service.d/z.conf': limit('5'),
        '/etc/systemd/system/my-own-app.service.d/x.conf': limit('6'),
        '/run/systemd/system/service.d/y.conf': limit('7'),
      },
    },
    {
      name: 'one name in /run and /usr/lib',
      dropIns: {
        '/usr/lib/systemd/system/my-own-app.service.d/x.conf': limit('5'),
        '/run/systemd/system/my-own-app.service.d/x.conf': limit('6'),
      },
    },
    {
      name: 'one name for the prefix in /etc and for the unit in /run',
      dropIns: {
        '/etc/systemd/system/my-.service.d/x.conf': limit('5'),
        '/run/systemd/system/my-own-app.service.d/x.conf': limit('6'),
      },
    },
    {
      name: 'one name for two prefixes',
      dropIns: {
        '/etc/systemd/system/my-.service.d/x.conf': limit('5'),
        '/etc/systemd/system/my-own-.service.d/x.conf': limit('6'),
      },
    },
    {
      name: 'one name for all services in /etc and for the prefix in /usr/lib',
      dropIns: {
        '/etc/systemd/system/service.d/x.conf': limit('5'),
        '/usr/lib/systemd/system/my-.service.d/x.conf': limit('6'),
      },
    },
  ])('$name', async ({dropIns}) => {
    await withFiles({[`/usr/lib/systemd/system/${unit}`]: main, ...dropIns}, async (root) => {
      const {soft, hard} = await parsedBySystemd(root)
      expect(await readUnitOpenFiles(rootedHost(root), unit)).toMatchObject({value: {soft, hard}})
    })
  })
})
