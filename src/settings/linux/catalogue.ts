import type {LinuxSettingName} from '../../model/linux-setting-name.js'
import type {Setting} from '../setting.js'

const ipSysctl = 'https://docs.kernel.org/networking/ip-sysctl.html'
const fsSysctl = 'https://docs.kernel.org/admin-guide/sysctl/fs.html'
const netSysctl = 'https://docs.kernel.org/admin-guide/sysctl/net.html'
const kernelSysctl = 'https://docs.kernel.org/admin-guide/sysctl/kernel.html'
const vmSysctl = 'https://docs.kernel.org/admin-guide/sysctl/vm.html'
const conntrackSysctl = 'https://docs.kernel.org/networking/nf_conntrack-sysctl.html'
const getrlimit = 'https://man7.org/linux/man-pages/man2/getrlimit.2.html'

/** One value per process, inherited by its children. */
const ofProcess = {scope: 'process', inContainer: 'settable', docs: getrlimit} as const
/** One value for the machine, which a container can read. */
const ofHost = {scope: 'host', inContainer: 'read-only'} as const
/** One value for the machine, which a network namespace of its own does not even show. */
const ofHostOnly = {scope: 'host', inContainer: 'absent'} as const
/** One value per network namespace. */
const ofNamespace = {scope: 'namespace', inContainer: 'settable', docs: ipSysctl} as const

/** The settings tune knows on Linux, by name. Others can stand in a profile; their shape is then taken from their value. */
export const linuxSettings: readonly (Setting & {readonly name: LinuxSettingName})[] = [
  {
    name: 'RLIMIT_NOFILE hard',
    shape: 'count',
    kernelDefault: '4096; 524288 under systemd 240 and later',
    ...ofProcess,
  },
  {name: 'RLIMIT_NOFILE soft', shape: 'count', kernelDefault: '1024', ...ofProcess},
  {
    name: 'fs.epoll.max_user_watches',
    shape: 'count',
    kernelDefault: '4 % of low memory ÷ the cost of a watch',
    docs: fsSysctl,
    ...ofHost,
  },
  {
    name: 'fs.file-max',
    shape: 'count',
    kernelDefault: '10 % of memory in KiB; no bound where systemd 240 and later raises it',
    docs: fsSysctl,
    ...ofHost,
  },
  {
    name: 'fs.nr_open',
    shape: 'count',
    kernelDefault: '1048576; the highest possible where systemd 240 and later raises it',
    docs: fsSysctl,
    ...ofHost,
  },
  {
    name: 'kernel.pid_max',
    shape: 'count',
    kernelDefault: '32768, more with many CPUs',
    docs: kernelSysctl,
    ...ofHost,
  },
  {name: 'kernel.threads-max', shape: 'count', kernelDefault: 'by memory', docs: kernelSysctl, ...ofHost},
  {name: 'vm.max_map_count', shape: 'count', kernelDefault: '65530', docs: vmSysctl, ...ofHost},
  {
    name: 'net.core.netdev_max_backlog',
    shape: 'count',
    kernelDefault: '1000',
    docs: netSysctl,
    ...ofHostOnly,
  },
  {
    name: 'net.core.optmem_max',
    shape: 'count',
    kernelDefault: '131072; 20480 on older kernels',
    ...ofNamespace,
    docs: netSysctl,
  },
  {
    name: 'net.core.rmem_max',
    shape: 'count',
    kernelDefault: '212992; 4194304 on newer kernels',
    docs: netSysctl,
    ...ofHost,
  },
  {name: 'net.core.somaxconn', shape: 'count', kernelDefault: '4096; 128 before Linux 5.4', ...ofNamespace},
  {
    name: 'net.core.wmem_max',
    shape: 'count',
    kernelDefault: '212992; 4194304 on newer kernels',
    docs: netSysctl,
    ...ofHost,
  },
  {name: 'net.ipv4.ip_local_port_range', shape: 'port-range', kernelDefault: '32768 60999', ...ofNamespace},
  {name: 'net.ipv4.ip_local_reserved_ports', shape: 'port-list', kernelDefault: 'none', ...ofNamespace},
  {
    name: 'net.ipv4.ip_unprivileged_port_start',
    shape: 'count',
    kernelDefault: '1024',
    since: '4.11',
    ...ofNamespace,
  },
  {
    name: 'net.ipv4.neigh.default.gc_thresh1',
    shape: 'count',
    kernelDefault: '128',
    docs: ipSysctl,
    ...ofHostOnly,
  },
  {
    name: 'net.ipv4.neigh.default.gc_thresh2',
    shape: 'count',
    kernelDefault: '512',
    docs: ipSysctl,
    ...ofHostOnly,
  },
  {
    name: 'net.ipv4.neigh.default.gc_thresh3',
    shape: 'count',
    kernelDefault: '1024',
    docs: ipSysctl,
    ...ofHostOnly,
  },
  {name: 'net.ipv4.tcp_abort_on_overflow', shape: 'count', kernelDefault: '0', ...ofNamespace},
  {name: 'net.ipv4.tcp_congestion_control', shape: 'text', kernelDefault: 'by kernel build', ...ofNamespace},
  {
    name: 'net.ipv4.tcp_ehash_entries',
    shape: 'vector',
    kernelDefault: 'by memory, at boot; negative: shared with the initial namespace',
    since: '6.1',
    ...ofNamespace,
    inContainer: 'read-only',
  },
  {name: 'net.ipv4.tcp_fin_timeout', shape: 'count', kernelDefault: '60', ...ofNamespace},
  {
    name: 'net.ipv4.tcp_max_orphans',
    shape: 'count',
    kernelDefault: 'half of the TCP hash',
    docs: ipSysctl,
    ...ofHostOnly,
  },
  {
    name: 'net.ipv4.tcp_max_syn_backlog',
    shape: 'count',
    kernelDefault: 'TCP hash ÷ 128, at least 128',
    ...ofNamespace,
  },
  {
    name: 'net.ipv4.tcp_max_tw_buckets',
    shape: 'count',
    kernelDefault: 'half of the TCP hash',
    ...ofNamespace,
  },
  {
    name: 'net.ipv4.tcp_mem',
    shape: 'vector',
    elements: ['low', 'pressure', 'high'],
    kernelDefault: '4.67, 6.22 and 9.33 % of memory, in pages',
    docs: ipSysctl,
    ...ofHostOnly,
  },
  {
    name: 'net.ipv4.tcp_rmem',
    shape: 'vector',
    elements: ['min', 'default', 'max'],
    kernelDefault: '4096 131072 6291456; up to 33554432 on newer kernels',
    ...ofNamespace,
  },
  {
    name: 'net.ipv4.tcp_syn_linear_timeouts',
    shape: 'count',
    kernelDefault: '4',
    since: '6.5',
    ...ofNamespace,
  },
  {name: 'net.ipv4.tcp_syncookies', shape: 'count', kernelDefault: '1', ...ofNamespace},
  {name: 'net.ipv4.tcp_timestamps', shape: 'count', kernelDefault: '1', ...ofNamespace},
  {name: 'net.ipv4.tcp_tw_reuse', shape: 'count', kernelDefault: '2, which is loopback only', ...ofNamespace},
  {name: 'net.ipv4.tcp_tw_reuse_delay', shape: 'count', kernelDefault: '1000', since: '6.14', ...ofNamespace},
  {
    name: 'net.ipv4.tcp_wmem',
    shape: 'vector',
    elements: ['min', 'default', 'max'],
    kernelDefault: '4096 16384 4194304',
    ...ofNamespace,
  },
  {
    name: 'net.netfilter.nf_conntrack_buckets',
    shape: 'count',
    kernelDefault: 'memory ÷ 16384, 1024 to 262144',
    module: 'nf_conntrack',
    docs: conntrackSysctl,
    ...ofHost,
  },
  {
    name: 'net.netfilter.nf_conntrack_max',
    shape: 'count',
    kernelDefault: 'as many as buckets',
    module: 'nf_conntrack',
    docs: conntrackSysctl,
    ...ofHost,
  },
]

export function findSetting(name: string): Setting | undefined {
  return linuxSettings.find((setting) => setting.name === name)
}
