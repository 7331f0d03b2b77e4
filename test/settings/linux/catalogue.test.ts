import {describe, expect, it} from 'vitest'
import {findSetting, linuxSettings} from '../../../src/settings/linux/catalogue.js'

describe('the catalogue', () => {
  it('has every name once', () => {
    const names = linuxSettings.map(({name}) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it.each(linuxSettings)(
    'calls $name by the system’s own name and says where its meaning is',
    ({name, docs}) => {
      expect(name).toMatch(/^(RLIMIT_[A-Z]+ (soft|hard)|[a-z]+(\.[a-z0-9_-]+)+)$/)
      expect(docs).toMatch(/^https:\/\//)
    },
  )

  it.each(linuxSettings)('finds $name', (setting) => {
    expect(findSetting(setting.name)).toBe(setting)
  })

  it.each(['net.core.somaxcon', 'NET.CORE.SOMAXCONN', 'somaxconn', '', 'toString'])(
    'does not find %j',
    (name) => {
      expect(findSetting(name)).toBeUndefined()
    },
  )

  it('knows that process limits are of the process and network settings mostly of the namespace', () => {
    const scopes = Object.fromEntries(linuxSettings.map(({name, scope}) => [name, scope]))
    expect(scopes).toMatchObject({
      'RLIMIT_NOFILE hard': 'process',
      'RLIMIT_NOFILE soft': 'process',
      'fs.nr_open': 'host',
      'net.core.somaxconn': 'namespace',
      'net.core.netdev_max_backlog': 'host',
      'net.ipv4.ip_local_port_range': 'namespace',
    })
  })
})
