import {describe, expect, it} from 'vitest'
import {readUnitOpenFiles} from '../../../src/facts/linux/unit-limits.js'
import {absent, known, unreadable} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'

const unitFile = '/usr/lib/systemd/system/my-app.service'
const service = (limit: string) => `[Unit]\nDescription=App\n\n[Service]\n${limit}\n`

function hostOf(texts: Readonly<Record<string, string>>) {
  const folders: Record<string, string[]> = {}
  for (const path of Object.keys(texts)) {
    const [, folder, name] = /^(.+\.(?:service|conf)\.d|.+\/service\.d)\/(.+)$/.exec(path) ?? []
    if (folder !== undefined && name !== undefined) (folders[folder] ??= []).push(name)
  }
  return hostWith({texts, folders})
}

const place = (path: string, line: number) => `${path}:${line}`
const etc = '/etc/systemd/system'

describe('open files of a systemd service', () => {
  it.each([
    {
      name: 'its unit',
      texts: {[unitFile]: service('LimitNOFILE=5000')},
      soft: 5000,
      hard: 5000,
      at: place(unitFile, 5),
    },
    {
      name: 'soft and hard',
      texts: {[unitFile]: service('LimitNOFILE=1024:infinity')},
      soft: 1024,
      hard: 'unlimited',
      at: place(unitFile, 5),
    },
    {
      name: 'a unit in /etc in front of the one in /usr/lib',
      texts: {
        [unitFile]: service('LimitNOFILE=5000'),
        [`${etc}/my-app.service`]: service('LimitNOFILE=6000'),
      },
      soft: 6000,
      hard: 6000,
      at: place(`${etc}/my-app.service`, 5),
    },
    {
      name: 'a drop-in',
      texts: {
        [unitFile]: service('LimitNOFILE=5000'),
        [`${etc}/my-app.service.d/a.conf`]: '[Service]\nLimitNOFILE=6000',
      },
      soft: 6000,
      hard: 6000,
      at: place(`${etc}/my-app.service.d/a.conf`, 2),
    },
    {
      name: 'the last drop-in by name, wherever it is',
      texts: {
        [unitFile]: service(''),
        [`${etc}/my-app.service.d/a.conf`]: '[Service]\nLimitNOFILE=6000',
        '/run/systemd/system/my-app.service.d/b.conf': '[Service]\nLimitNOFILE=7000',
      },
      soft: 7000,
      hard: 7000,
      at: '/run/systemd/system/my-app.service.d/b.conf:2',
    },
    {
      name: 'a drop-in of /etc instead of its namesake below',
      texts: {
        [unitFile]: service(''),
        [`${etc}/my-app.service.d/a.conf`]: '[Service]\nLimitNOFILE=6000',
        '/usr/lib/systemd/system/my-app.service.d/a.conf': '[Service]\nLimitNOFILE=7000',
      },
      soft: 6000,
      hard: 6000,
      at: place(`${etc}/my-app.service.d/a.conf`, 2),
    },
    {
      name: 'a drop-in for the prefix',
      texts: {[unitFile]: service(''), [`${etc}/my-.service.d/a.conf`]: '[Service]\nLimitNOFILE=6000'},
      soft: 6000,
      hard: 6000,
      at: place(`${etc}/my-.service.d/a.conf`, 2),
    },
    {
      name: 'a drop-in for all services, behind its own namesake',
      texts: {
        [unitFile]: service(''),
        [`${etc}/service.d/a.conf`]: '[Service]\nLimitNOFILE=7000',
        '/usr/lib/systemd/system/my-app.service.d/a.conf': '[Service]\nLimitNOFILE=6000',
      },
      soft: 6000,
      hard: 6000,
      at: '/usr/lib/systemd/system/my-app.service.d/a.conf:2',
    },
    {
      name: 'the default of the manager',
      texts: {[unitFile]: service(''), '/etc/systemd/system.conf': '[Manager]\nDefaultLimitNOFILE=2048:9000'},
      soft: 2048,
      hard: 9000,
      at: '/etc/systemd/system.conf:2',
    },
    {
      name: 'a drop-in of the manager',
      texts: {
        [unitFile]: service(''),
        '/etc/systemd/system.conf': '[Manager]\nDefaultLimitNOFILE=2048:9000',
        '/usr/lib/systemd/system.conf.d/a.conf': '[Manager]\nDefaultLimitNOFILE=4096',
      },
      soft: 4096,
      hard: 4096,
      at: '/usr/lib/systemd/system.conf.d/a.conf:2',
    },
    {
      name: 'the built-in default, a comment in the file changing nothing',
      texts: {
        [unitFile]: service('#LimitNOFILE=5'),
        '/etc/systemd/system.conf': '[Manager]\n#DefaultLimitNOFILE=5',
      },
      soft: 1024,
      hard: 524_288,
      at: null,
    },
    {
      name: 'not taken back by an empty line',
      texts: {
        [unitFile]: service('LimitNOFILE=5000'),
        [`${etc}/my-app.service.d/a.conf`]: '[Service]\nLimitNOFILE=',
      },
      soft: 5000,
      hard: 5000,
      at: place(unitFile, 5),
    },
    {
      name: 'nothing of a line systemd skips',
      texts: {[unitFile]: service('LimitNOFILE=5000\nLimitNOFILE=many\nLimitNOFILE=9:8')},
      soft: 5000,
      hard: 5000,
      at: place(unitFile, 5),
    },
    {
      name: 'nothing of another section',
      texts: {[unitFile]: '[Service]\nExecStart=a \\\n  b\n[Install]\nLimitNOFILE=5000'},
      soft: 1024,
      hard: 524_288,
      at: null,
    },
  ])('is $name', async ({texts, soft, hard, at}) => {
    expect(await readUnitOpenFiles(hostOf(texts), 'my-app.service')).toEqual(
      known({soft, hard, place: at}, at ?? 'my-app.service'),
    )
  })

  it('of an instance is in its template', async () => {
    const host = hostOf({'/usr/lib/systemd/system/app@.service': service('LimitNOFILE=5000')})
    expect(await readUnitOpenFiles(host, 'app@one.service')).toMatchObject({value: {hard: 5000}})
  })

  it('is absent without the unit', async () => {
    expect(await readUnitOpenFiles(hostOf({}), 'my-app.service')).toEqual(absent('my-app.service'))
  })

  it('is unreadable when a file is', async () => {
    const host = hostWith({texts: {[unitFile]: lockedFile(unitFile)}})
    expect(await readUnitOpenFiles(host, 'my-app.service')).toEqual(unreadable(unitFile, 'EACCES'))
  })
})
