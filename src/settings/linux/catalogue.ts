import type {Setting} from '../setting.js'

const ipSysctl = 'https://docs.kernel.org/networking/ip-sysctl.html'
const fsSysctl = 'https://docs.kernel.org/admin-guide/sysctl/fs.html'
const netSysctl = 'https://docs.kernel.org/admin-guide/sysctl/net.html'
const getrlimit = 'https://man7.org/linux/man-pages/man2/getrlimit.2.html'

/** The settings tune knows on Linux. Others can stand in a profile; their shape is then taken from their value. */
export const linuxSettings: readonly Setting[] = [
  {name: 'RLIMIT_NOFILE hard', shape: 'count', scope: 'process', docs: getrlimit},
  {name: 'RLIMIT_NOFILE soft', shape: 'count', scope: 'process', docs: getrlimit},
  {name: 'fs.epoll.max_user_watches', shape: 'count', scope: 'host', docs: fsSysctl},
  {name: 'fs.file-max', shape: 'count', scope: 'host', docs: fsSysctl},
  {name: 'fs.nr_open', shape: 'count', scope: 'host', docs: fsSysctl},
  {name: 'net.core.somaxconn', shape: 'count', scope: 'namespace', docs: ipSysctl},
  {name: 'net.core.netdev_max_backlog', shape: 'count', scope: 'host', docs: netSysctl},
  {name: 'net.ipv4.ip_local_port_range', shape: 'port-range', scope: 'namespace', docs: ipSysctl},
  {name: 'net.ipv4.ip_local_reserved_ports', shape: 'port-list', scope: 'namespace', docs: ipSysctl},
  {name: 'net.ipv4.tcp_max_syn_backlog', shape: 'count', scope: 'namespace', docs: ipSysctl},
  {name: 'net.ipv4.tcp_syncookies', shape: 'count', scope: 'namespace', docs: ipSysctl},
]

export function findSetting(name: string): Setting | undefined {
  return linuxSettings.find((setting) => setting.name === name)
}
