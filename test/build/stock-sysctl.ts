/** A distribution as it is installed: its sysctl files, without comments, and what its kernel has after a boot. */
export interface StockHost {
  readonly name: string
  readonly files: Readonly<Record<string, string | {readonly link: string}>>
  readonly inForce: Readonly<Record<string, string>>
}

const protectLinks =
  'fs.protected_fifos = 1\nfs.protected_hardlinks = 1\nfs.protected_regular = 2\nfs.protected_symlinks = 1\n'
const pidMax = 'kernel.pid_max = 4194304\n'
const debianLink = {'/etc/sysctl.conf': '', '/etc/sysctl.d/99-sysctl.conf': {link: '../sysctl.conf'}} as const

/** Out of the packages procps and systemd. */
export const stockHosts: readonly StockHost[] = [
  {
    name: 'Debian 12',
    files: {
      ...debianLink,
      '/usr/lib/sysctl.d/50-pid-max.conf': pidMax,
      '/usr/lib/sysctl.d/99-protect-links.conf': protectLinks,
    },
    inForce: {'/proc/sys/kernel/pid_max': '4194304\n', '/proc/sys/vm/max_map_count': '65530\n'},
  },
  {
    name: 'Debian 13',
    files: {
      '/usr/lib/sysctl.d/10-coredump-debian.conf': 'kernel.core_pattern=core\n',
      '/usr/lib/sysctl.d/50-pid-max.conf': pidMax,
    },
    inForce: {'/proc/sys/kernel/pid_max': '4194304\n', '/proc/sys/vm/max_map_count': '1048576\n'},
  },
  {
    name: 'Ubuntu 24.04',
    files: {
      ...debianLink,
      '/etc/sysctl.d/10-console-messages.conf': 'kernel.printk = 4 4 1 7\n',
      '/etc/sysctl.d/10-ipv6-privacy.conf':
        'net.ipv6.conf.all.use_tempaddr = 2\nnet.ipv6.conf.default.use_tempaddr = 2\n',
      '/etc/sysctl.d/10-kernel-hardening.conf': 'kernel.kptr_restrict = 1\n',
      '/etc/sysctl.d/10-magic-sysrq.conf': 'kernel.sysrq = 176\n',
      '/etc/sysctl.d/10-map-count.conf': 'vm.max_map_count=1048576\n',
      '/etc/sysctl.d/10-network-security.conf':
        'net.ipv4.conf.default.rp_filter=2\nnet.ipv4.conf.all.rp_filter=2\n',
      '/etc/sysctl.d/10-ptrace.conf': 'kernel.yama.ptrace_scope = 1\n',
      '/etc/sysctl.d/10-zeropage.conf': 'vm.mmap_min_addr = 65536\n',
      '/usr/lib/sysctl.d/50-pid-max.conf': pidMax,
      '/usr/lib/sysctl.d/99-protect-links.conf': protectLinks,
    },
    inForce: {'/proc/sys/kernel/pid_max': '4194304\n', '/proc/sys/vm/max_map_count': '1048576\n'},
  },
]
