import {toNumber} from '../model/count.js'
import type {Fix} from '../model/limit.js'
import {message} from '../model/message.js'
import type {SettingValue} from '../model/setting-value.js'
import type {Setting} from '../settings/setting.js'

/** What stands in a command for a value the reader has to choose. */
export function placeholderOf({shape, elements}: Pick<Setting, 'shape' | 'elements'>): string {
  if (shape === 'port-range') return 'LOW HIGH'
  return elements?.map((element) => element.toUpperCase()).join(' ') ?? 'VALUE'
}

/** How a setting is changed at each layer; @param least a number worth proposing, never below the value there is. */
export function waysToSet(setting: Setting, value: SettingValue | null, least: number | undefined): Fix[] {
  const {name} = setting
  const is = value?.shape === 'count' ? toNumber(value.count) : 0
  const limit = Math.max(least ?? 0, Number.isFinite(is) ? is : 0)
  if (name === 'RLIMIT_NOFILE soft') {
    return [{layer: 'shell', how: message('fix-ulimit-soft', {limit})}, ...forOthers(limit)]
  }
  if (name === 'RLIMIT_NOFILE hard') {
    return [{layer: 'shell', how: message('fix-prlimit-shell', {limit})}, ...forOthers(limit)]
  }
  if (name === 'net.ipv4.tcp_ehash_entries') {
    const parameter = `thash_entries=${placeholderOf(setting)}`
    return [{layer: 'next-boot', how: message('fix-boot-parameter', {parameter})}]
  }
  const args = {name, value: placeholderOf(setting)}
  return [
    {layer: 'runtime', how: message('fix-sysctl-now', args)},
    {layer: 'next-boot', how: message('fix-sysctl-boot', args)},
  ]
}

function forOthers(limit: number): Fix[] {
  return [
    {layer: 'logins', how: message('fix-limits-conf', {limit})},
    {layer: 'service', how: message('fix-limit-nofile', {limit})},
    {layer: 'container', how: message('fix-container-ulimit', {limit})},
  ]
}
