/** What a kernel makes of its settings at boot, before anything sets them: by its version and by its memory. */
export interface Kernel {
  /** As `uname -r` says it. */
  readonly release: string
  /** MemTotal of /proc/meminfo. */
  readonly memoryKib: number
  readonly cpus: number
}

/** Since which version the kernel has a setting, or has it so. */
function isSince({release}: Kernel, major: number, minor: number): boolean {
  const [, foundMajor = '0', foundMinor = '0'] = /^(\d+)\.(\d+)/.exec(release) ?? []
  return Number(foundMajor) > major || (Number(foundMajor) === major && Number(foundMinor) >= minor)
}

/** One chain for every 128 KiB of memory, rounded up to a power of two, at most 524,288: net/ipv4/tcp.c. */
function hashEntries({memoryKib}: Kernel): number {
  return Math.min(2 ** Math.ceil(Math.log2(memoryKib / 128)), 524_288)
}

/** Pages the kernel can hand out, all but half a per cent: what tcp_mem is a share of. */
function freePages({memoryKib}: Kernel): number {
  return Math.floor((memoryKib / 4) * 0.995)
}

/** net/ipv4/tcp.c: a sixteenth of the pages is where pressure begins. */
function tcpMem(kernel: Kernel): string {
  const pressure = Math.floor(freePages(kernel) / 16)
  const low = Math.floor(pressure / 4) * 3
  return `${low}\t${pressure}\t${low * 2}`
}

/** No socket's buffer may grow to more than 1/128 of the memory: net/ipv4/tcp.c, tcp_init(). */
function largestBuffer(kernel: Kernel, most: number): number {
  return Math.min(most, freePages(kernel) * 32)
}

/** Settings that are namespaced, or shown in a network namespace all the same. */
function everywhere(kernel: Kernel): Record<string, string> {
  const {memoryKib} = kernel
  const entries = hashEntries(kernel)
  const receive = largestBuffer(kernel, isSince(kernel, 6, 16) ? 33_554_432 : 6_291_456)
  return {
    'fs/epoll/max_user_watches': `${Math.floor((memoryKib * 1024 * 0.04) / 184)}`,
    'fs/file-max': `${Math.floor(memoryKib / 10)}`,
    'fs/nr_open': '1048576',
    'kernel/pid_max': '32768',
    'kernel/threads-max': `${Math.floor((memoryKib * 1024) / 131_072)}`,
    'vm/max_map_count': '65530',
    'net/core/somaxconn': '4096',
    'net/ipv4/ip_local_port_range': '32768\t60999',
    'net/ipv4/ip_local_reserved_ports': '',
    'net/ipv4/ip_unprivileged_port_start': '1024',
    'net/ipv4/tcp_abort_on_overflow': '0',
    'net/ipv4/tcp_congestion_control': 'cubic',
    'net/ipv4/tcp_fin_timeout': '60',
    'net/ipv4/tcp_max_syn_backlog': `${Math.max(128, entries / 128)}`,
    'net/ipv4/tcp_max_tw_buckets': `${entries / 2}`,
    'net/ipv4/tcp_rmem': `4096\t131072\t${receive}`,
    'net/ipv4/tcp_syncookies': '1',
    'net/ipv4/tcp_timestamps': '1',
    'net/ipv4/tcp_tw_reuse': '2',
    'net/ipv4/tcp_wmem': `4096\t16384\t${largestBuffer(kernel, 4_194_304)}`,
    ...(isSince(kernel, 6, 1) ? {'net/ipv4/tcp_ehash_entries': `${entries}`} : {}),
    ...(isSince(kernel, 6, 5) ? {'net/ipv4/tcp_syn_linear_timeouts': '4'} : {}),
    ...(isSince(kernel, 6, 8) ? {'net/core/optmem_max': '131072'} : {}),
    ...(isSince(kernel, 6, 14) ? {'net/ipv4/tcp_tw_reuse_delay': '1000'} : {}),
    ...(isSince(kernel, 6, 16) ? {'net/core/rmem_max': '4194304', 'net/core/wmem_max': '4194304'} : {}),
  }
}

/** /proc/sys of the machine itself, without the module nf_conntrack. Paths below /proc/sys, values as they are read. */
export function kernelSettings(kernel: Kernel): Record<string, string> {
  return {
    ...(isSince(kernel, 6, 8) ? {} : {'net/core/optmem_max': '20480'}),
    ...(isSince(kernel, 6, 16) ? {} : {'net/core/rmem_max': '212992', 'net/core/wmem_max': '212992'}),
    ...everywhere(kernel),
    'net/core/netdev_max_backlog': '1000',
    'net/ipv4/neigh/default/gc_thresh1': '128',
    'net/ipv4/neigh/default/gc_thresh2': '512',
    'net/ipv4/neigh/default/gc_thresh3': '1024',
    'net/ipv4/tcp_max_orphans': `${hashEntries(kernel) / 2}`,
    'net/ipv4/tcp_mem': tcpMem(kernel),
  }
}

/**
 * The same in a network namespace of its own: what is the machine's alone is not shown (measured on Linux 6.18; the
 * buffers of net.core are shown since it became 4 MiB, optmem_max since it is namespaced), and the hash is shared.
 */
export function kernelSettingsInNamespace(kernel: Kernel): Record<string, string> {
  const shown = everywhere(kernel)
  const shared = shown['net/ipv4/tcp_ehash_entries']
  return {...shown, ...(shared === undefined ? {} : {'net/ipv4/tcp_ehash_entries': `-${shared}`})}
}

/** Rows as many and as large as Linux makes them: one for each 16 KiB, at most 262,144. nf_conntrack-sysctl.rst */
export function conntrackSettings({memoryKib}: Kernel, count: number): Record<string, string> {
  const most = memoryKib > 4 * 1024 ** 2 ? 262_144 : 2 ** Math.ceil(Math.log2(memoryKib / 16))
  return {
    'net/netfilter/nf_conntrack_buckets': `${most}`,
    'net/netfilter/nf_conntrack_count': `${count}`,
    'net/netfilter/nf_conntrack_max': `${most}`,
  }
}
