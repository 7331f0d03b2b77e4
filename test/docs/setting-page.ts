import {waysToSet} from '../../src/explain/ways-to-set.js'
import {limits} from '../../src/limits/registry.js'
import {findSetting, linuxSettings} from '../../src/settings/linux/catalogue.js'
import {relatedLimits} from '../../src/explain/related.js'
import {layerNames} from '../../src/text/en.js'
import {settingProse} from '../../src/text/en/settings.js'
import {say} from '../../src/text/say.js'
import {containerText, scopeText} from '../../src/text/topic-text.js'
import {placeholderOf} from '../../src/explain/ways-to-set.js'
import {workload} from '../build/facts.js'
import {generated, list, page, sentence, settingFile, table} from './markdown.js'

type Known = (typeof linuxSettings)[number]

/** One page of docs/settings. */
export function settingPage(setting: Known): string {
  const {name, kernelDefault, scope, inContainer, since, module, elements, docs} = setting
  const {what, why, pitfalls} = settingProse[name]
  const about = relatedLimits({kind: 'setting', id: name})
  return page(
    generated,
    `# ${name}`,
    sentence(what),
    table(
      ['', ''],
      [
        ['Kernel default', kernelDefault],
        ['Whose', scopeText[scope]],
        ['In a container', containerText[inContainer]],
        ...(elements === undefined ? [] : [['Values', elements.join(', ')]]),
        ...(since === undefined ? [] : [['Since', `Linux ${since}`]]),
        ...(module === undefined ? [] : [['Only with the module', module]]),
        ...(about.length === 0
          ? []
          : [['Behind the limit', about.map((id) => `[${id}](../limits/${id}.md)`).join(', ')]]),
      ],
    ),
    '## Why it matters',
    why('N connections'),
    '## How to change it',
    ways(setting),
    '## What goes wrong',
    list(pitfalls),
    `Its documentation: <${docs}>. What this host has: \`tune explain ${name}\`.`,
  )
}

function ways(setting: Known): string {
  const {name, scope, inContainer} = setting
  const size = limits.find((limit) => limit.setting === name)?.size?.(workload())
  const rows = waysToSet(setting, null, size).map(({layer, how}) => [layerNames[layer], `\`${say(how)}\``])
  const value = placeholderOf(setting)
  const inside =
    inContainer === 'settable'
      ? `\`docker run --sysctl ${name}=${value.includes(' ') ? `"${value}"` : value}\`, or \`sysctls:\` in a compose file`
      : 'cannot be set: set it on the host'
  const note = scope === 'process' ? 'The numbers are those for 10,000 connections in one process.' : ''
  return page(
    table(['Where', 'How'], [...rows, ...(scope === 'process' ? [] : [['a container', inside]])]),
    note,
  ).trimEnd()
}

/** docs/settings/README.md */
export function settingsIndex(): string {
  return page(
    generated,
    '# Settings',
    'The settings tune knows on Linux: what each does, what goes wrong with it, and how to change it. `tune explain NAME` says the same, with the value of this host.',
    table(
      ['Setting', 'What it is', 'Kernel default'],
      linuxSettings.map(({name, kernelDefault}) => [
        `[${name}](${settingFile(name)})`,
        sentence(settingProse[name].what),
        kernelDefault,
      ]),
    ),
  )
}

/** A link to a setting's page from another folder. */
export function settingLink(name: string, folder: string): string {
  return findSetting(name) === undefined ? name : `[${name}](${folder}${settingFile(name)})`
}
