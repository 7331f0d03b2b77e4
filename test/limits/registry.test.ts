import {describe, expect, it} from 'vitest'
import {limits} from '../../src/limits/registry.js'
import {findSetting} from '../../src/settings/linux/catalogue.js'
import {limitNames} from '../../src/text/en.js'
import {exportsOf, filesIn} from '../build/modules.js'

/** Shared by limits, and no limits themselves. */
const besides = new Set([
  'ceiling.ts',
  'default-backlog.ts',
  'raise-sysctl.ts',
  'read-setting.ts',
  'registry.ts',
  'time-wait.ts',
  'usable-ports.ts',
])

function isLimit(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && 'assess' in value
}

describe('the registry of limits', () => {
  it.each(filesIn('src/limits', '.ts').filter((file) => !besides.has(file)))(
    'has every limit of %s',
    async (file) => {
      const exported = Object.values(await exportsOf(`src/limits/${file}`)).filter(isLimit)
      expect(exported).not.toEqual([])
      for (const limit of exported) expect(limits).toContain(limit)
    },
  )

  it.each([...besides])('needs nothing from %s', async (file) => {
    expect(Object.values(await exportsOf(`src/limits/${file}`)).filter(isLimit)).toEqual([])
  })

  it('has every id once, and a name for it', () => {
    const ids = limits.map(({id}) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.toSorted()).toEqual(Object.keys(limitNames).toSorted())
  })

  it('names only settings of the catalogue, so that each is read', () => {
    const unknown = limits
      .flatMap(({setting}) => (setting === undefined ? [] : [setting]))
      .filter((setting) => findSetting(setting) === undefined)
    expect(unknown).toEqual([])
  })

  it('sizes nothing but a setting', () => {
    expect(limits.filter(({size, setting}) => size !== undefined && setting === undefined)).toEqual([])
  })
})
