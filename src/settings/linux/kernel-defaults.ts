import type {SettingValue} from '../../model/setting-value.js'
import {parseValue} from '../parse-value.js'
import {findSetting} from './catalogue.js'

/** A default, and the first kernel that has it where older ones had another. */
interface Default {
  readonly text: string
  readonly since?: readonly [major: number, minor: number]
}

/**
 * Newest first. Only what does not depend on memory, CPUs or how a kernel was built; so not vm.max_map_count, which
 * distributions want higher.
 */
const defaults: Readonly<Record<string, readonly Default[]>> = {
  'net.core.netdev_max_backlog': [{text: '1000'}],
  'net.core.somaxconn': [{text: '4096', since: [5, 4]}, {text: '128'}],
  'net.ipv4.ip_local_port_range': [{text: '32768 60999', since: [4, 2]}, {text: '32768 61000'}],
  'net.ipv4.ip_local_reserved_ports': [{text: ''}],
  'net.ipv4.ip_unprivileged_port_start': [{text: '1024'}],
  'net.ipv4.neigh.default.gc_thresh1': [{text: '128'}],
  'net.ipv4.neigh.default.gc_thresh2': [{text: '512'}],
  'net.ipv4.neigh.default.gc_thresh3': [{text: '1024'}],
  'net.ipv4.tcp_abort_on_overflow': [{text: '0'}],
  'net.ipv4.tcp_fin_timeout': [{text: '60'}],
  'net.ipv4.tcp_syn_linear_timeouts': [{text: '4'}],
  'net.ipv4.tcp_syncookies': [{text: '1'}],
  'net.ipv4.tcp_timestamps': [{text: '1'}],
  'net.ipv4.tcp_tw_reuse': [{text: '2', since: [4, 19]}, {text: '0'}],
  'net.ipv4.tcp_tw_reuse_delay': [{text: '1000'}],
}

/** What a kernel starts with when nobody sets it; `undefined` where that is not certain. @param kernel `6.12.0-1-amd64` */
export function kernelDefault(name: string, kernel: string): SettingValue | undefined {
  const version = /^(\d+)\.(\d+)/.exec(kernel)
  const shape = findSetting(name)?.shape
  if (version === null || shape === undefined) return undefined
  const [major, minor] = [Number(version[1]), Number(version[2])]
  const fitting = defaults[name]?.find(
    ({since = [0, 0]}) => major > since[0] || (major === since[0] && minor >= since[1]),
  )
  return fitting === undefined ? undefined : parseValue(fitting.text, shape)
}
