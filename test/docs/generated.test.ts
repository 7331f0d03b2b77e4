import {describe, expect, it} from 'vitest'
import {factsJsonSchema} from '../../src/facts/facts-schema.js'
import {limits} from '../../src/limits/registry.js'
import {linuxSettings} from '../../src/settings/linux/catalogue.js'
import {filesIn} from '../build/modules.js'
import {limitPage, limitsIndex} from './limit-page.js'
import {settingFile} from './markdown.js'
import {settingPage, settingsIndex} from './setting-page.js'

describe('docs/settings', () => {
  it.each(linuxSettings)('has the page of $name', async (setting) => {
    await expect(settingPage(setting)).toMatchFileSnapshot(`../../docs/settings/${settingFile(setting.name)}`)
  })

  it('has an index', async () => {
    await expect(settingsIndex()).toMatchFileSnapshot('../../docs/settings/README.md')
  })

  it('has no page of what is gone', () => {
    const pages = ['README.md', ...linuxSettings.map(({name}) => settingFile(name))]
    expect(filesIn('docs/settings', '')).toEqual(pages.toSorted())
  })
})

describe('docs/limits', () => {
  it.each(limits)('has the page of $id', async (limit) => {
    await expect(limitPage(limit)).toMatchFileSnapshot(`../../docs/limits/${limit.id}.md`)
  })

  it('has an index', async () => {
    await expect(limitsIndex()).toMatchFileSnapshot('../../docs/limits/README.md')
  })

  it('has no page of what is gone', () => {
    const pages = ['README.md', ...limits.map(({id}) => `${id}.md`)]
    expect(filesIn('docs/limits', '')).toEqual(pages.toSorted())
  })
})

describe('docs/schema', () => {
  it('has the schema of saved facts', async () => {
    const schema = `${JSON.stringify(factsJsonSchema(), null, 2)}\n`
    await expect(schema).toMatchFileSnapshot('../../docs/schema/facts.json')
  })
})
