import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {satisfies} from '../../src/settings/satisfies.js'
import {parseProfile} from '../../src/profile/parse.js'
import {resolveProfile} from '../../src/profile/resolve.js'
import {findSetting} from '../../src/settings/linux/catalogue.js'
import {facts, workload} from '../build/facts.js'
import {filesIn} from '../build/modules.js'

const files = filesIn('profiles', '.yaml')

function read(file: string) {
  const text = readFileSync(new URL(`../../profiles/${file}`, import.meta.url), 'utf8')
  return {text, profile: parseProfile(text, file)}
}

describe('the built-in profiles', () => {
  it('are there', () => {
    expect(files).toEqual(expect.arrayContaining(['linux-ci.yaml', 'linux-high-conn.yaml']))
  })
})

describe.each(files)('%s', (file) => {
  const {text, profile} = read(file)

  it('has the name of its file', () => {
    expect(`${profile.name}.yaml`).toBe(file)
  })

  it('shows editors the schema', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./schema.json')
  })

  it('asks only for settings of the catalogue, conditions included', () => {
    const names = profile.entries.flatMap(({setting, when}) => (when ? [setting, when.setting] : [setting]))
    expect(names.filter((name) => findSetting(name) === undefined)).toEqual([])
  })

  it('gives a reason for each, in a sentence', () => {
    expect(profile.entries.filter(({why}) => !/^[A-Z].{20,}\.$/.test(why))).toEqual([])
  })

  it('wishes nothing that a value of its setting could not have', () => {
    const {settings} = facts()
    const senseless = resolveProfile(profile, workload()).filter(({setting, wish}) => {
      const fact = settings[setting]
      return fact?.state !== 'known' || satisfies(fact.value, wish) === undefined
    })
    expect(senseless).toEqual([])
  })
})
