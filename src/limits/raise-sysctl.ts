import type {Fix} from '../model/limit.js'
import {message} from '../model/message.js'

/** The two layers of every sysctl: now, and after a boot. */
export function raiseSysctl(name: string, value: number | string): Fix[] {
  const args = {name, value: String(value)}
  return [
    {layer: 'runtime', how: message('fix-sysctl-now', args)},
    {layer: 'next-boot', how: message('fix-sysctl-boot', args)},
  ]
}
