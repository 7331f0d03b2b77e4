import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import type {SettingValue} from '../../src/model/setting-value.js'
import {parseValue} from '../../src/settings/parse-value.js'
import {satisfies} from '../../src/settings/satisfies.js'
import {parseProfile} from '../../src/profile/parse.js'
import {resolveProfile} from '../../src/profile/resolve.js'
import {findSetting} from '../../src/settings/linux/catalogue.js'
import {workload} from '../build/facts.js'
import {filesIn} from '../build/modules.js'

const files = filesIn('profiles', '.yaml')

function read(file: string) {
  const text = readFileSync(new URL(`../../profiles/${file}`, import.meta.url), 'utf8')
  return {text, profile: parseProfile(text, file)}
}

/** A value of the shape the catalogue gives a setting. */
function someValueOf(name: string): SettingValue {
  const setting = findSetting(name)
  if (setting === undefined) return {shape: 'text', text: 'nobody knows it'}
  const texts = {
    count: '1',
    vector: (setting.elements ?? ['one']).map(() => '1').join(' '),
    'port-range': '1 2',
    'port-list': '1',
    text: 'a',
  }
  return parseValue(texts[setting.shape], setting.shape) ?? {shape: 'text', text: 'not parsed'}
}

describe('the built-in profiles', () => {
  it('are there', () => {
    expect(files).toEqual([
      'linux-ci.yaml',
      'linux-high-conn.yaml',
      'linux-load-generator.yaml',
      'linux-million.yaml',
      'linux-server.yaml',
    ])
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
    const senseless = resolveProfile(profile, workload()).filter(
      ({setting, wish}) => satisfies(someValueOf(setting), wish) === undefined,
    )
    expect(senseless).toEqual([])
  })
})
