import {stockHosts} from '../stock-sysctl.js'
import {compose, unbounded, withSystemd, type Machine} from './compose.js'
import {conntrackSettings, kernelSettingsInNamespace, type Kernel} from './kernel.js'
import type {OpenFiles, Process} from './proc.js'

/** What systemd gives what it starts, since version 240: systemd-system.conf(5), DefaultLimitNOFILE. */
const bySystemd: OpenFiles = {soft: 1024, hard: 524_288}
/** What the kernel gives the first process: include/asm-generic/resource.h. */
const byKernel: OpenFiles = {soft: 1024, hard: 4096}
const million: OpenFiles = {soft: 1024, hard: 1_048_576}
/** What systemd 240 and later makes of fs.nr_open where it may: NEWS of systemd 240; as RHEL 9 shows it. */
const raisedNrOpen = '1073741816'

const sshd = '0.0.0.0:22'
const hostCgroup2 =
  '35 24 0:30 / /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot'
const procMount = '24 30 0:22 / /proc rw,nosuid,nodev,noexec,relatime shared:12 - proc proc rw'

/** A login by ssh on a host with systemd. */
function loginBySsh(shell: OpenFiles, init: OpenFiles): Process[] {
  return [
    {pid: 1690, parent: 1689, name: 'bash', program: '/usr/bin/bash', session: 1690, openFiles: shell},
    {pid: 1689, parent: 1, name: 'sshd', session: 1650, openFiles: bySystemd},
    {pid: 1, parent: 0, name: 'systemd', session: 1, openFiles: init},
  ]
}

const withLogin = {
  cgroup: '/user.slice/user-1000.slice/session-3.scope',
  mounts: [procMount, hostCgroup2],
} as const

/** pids.max of user-1000.slice is 33 % of threads-max: user-.slice.d/10-defaults.conf of systemd. */
function sliceTexts({memoryKib}: Kernel): Record<string, string> {
  const slice = '/sys/fs/cgroup/user.slice'
  const tasks = Math.floor((memoryKib * 1024 * 0.33) / 131_072)
  return {
    [`${slice}/memory.max`]: 'max\n',
    [`${slice}/pids.max`]: 'max\n',
    [`${slice}/user-1000.slice/memory.max`]: 'max\n',
    [`${slice}/user-1000.slice/pids.max`]: `${tasks}\n`,
    [`${slice}/user-1000.slice/pids.current`]: '12\n',
    [`${slice}/user-1000.slice/session-3.scope/memory.max`]: 'max\n',
    [`${slice}/user-1000.slice/session-3.scope/pids.max`]: 'max\n',
  }
}

/** The sysctl files of a distribution as its packages install them. */
function stockFiles(name: string): Record<string, string> {
  const stock = stockHosts.find((host) => host.name === name)
  return Object.fromEntries(
    Object.entries(stock?.files ?? {}).map(([path, file]) => [path, typeof file === 'string' ? file : '']),
  )
}

/** A host with systemd and a login by ssh, on cgroup v2. */
function server(
  parts: Omit<Machine, 'cgroup' | 'mounts' | 'processes' | 'listeners'> & {
    readonly init: OpenFiles
    readonly files: Readonly<Record<string, string>>
    readonly listeners?: readonly string[]
  },
): Machine {
  const {files, init, listeners = [sshd], ...machine} = parts
  const systemd = withSystemd(files)
  return {
    ...withLogin,
    ...machine,
    ...systemd,
    listeners,
    processes: loginBySsh(machine.shell, init),
    texts: {...systemd.texts, ...sliceTexts(machine.kernel), ...machine.texts},
  }
}

const debian12: Kernel = {release: '6.1.0-40-amd64', memoryKib: 8_131_412, cpus: 4}
const debian13: Kernel = {release: '6.12.48+deb13-amd64', memoryKib: 16_375_804, cpus: 8}
const ubuntu: Kernel = {release: '6.8.0-85-generic', memoryKib: 65_833_284, cpus: 16}
const rhel: Kernel = {release: '5.14.0-570.12.1.el9_6.x86_64', memoryKib: 32_559_004, cpus: 8}
const alpine: Kernel = {release: '6.12.48-0-virt', memoryKib: 1_003_548, cpus: 1}
const dockerHost: Kernel = {release: '6.17.0-8-generic', memoryKib: 16_368_212, cpus: 4}
const node: Kernel = {release: '5.15.0-157-generic', memoryKib: 16_392_640, cpus: 4}
const wsl: Kernel = {release: '6.6.87.2-microsoft-standard-WSL2', memoryKib: 8_039_872, cpus: 8}

/** PID 1 of a container, and a shell as `docker run -it` and `kubectl exec -it` start it. */
function inContainer(openFiles: OpenFiles, first: string): Process[] {
  return [
    {pid: 1690, parent: 1, name: 'bash', program: '/usr/bin/bash', session: 1690, openFiles},
    {pid: 1, parent: 0, name: first, program: `/usr/local/bin/${first}`, session: 1, openFiles},
  ]
}

/** Engines mount /proc/sys and /sys/fs/cgroup read-only, with the container's own group as the root. */
const containerMounts = [
  '1213 1210 0:92 / /proc rw,nosuid,nodev,noexec,relatime - proc proc rw',
  '1217 1216 0:27 / /sys/fs/cgroup ro,nosuid,nodev,noexec,relatime - cgroup2 cgroup rw,nsdelegate,memory_recursiveprot',
  '1103 1213 0:92 /sys /proc/sys ro,nosuid,nodev,noexec,relatime - proc proc rw',
]

const debianRelease = (version: string, codename: string) =>
  `PRETTY_NAME="Debian GNU/Linux ${version} (${codename})"\nNAME="Debian GNU/Linux"\nVERSION_ID="${version}"\nID=debian\n`
const ubuntuRelease =
  'PRETTY_NAME="Ubuntu 24.04.3 LTS"\nNAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n'

const wslMachine: Machine = server({
  os: 'Ubuntu 24.04.3 LTS',
  osRelease: ubuntuRelease,
  kernel: wsl,
  virtualisation: 'WSL',
  memoryAvailableKib: 7_214_500,
  swapKib: 2_097_152,
  set: {'kernel/pid_max': '4194304', 'vm/max_map_count': '1048576', 'fs/file-max': unbounded},
  shell: million,
  init: million,
  files: stockFiles('Ubuntu 24.04'),
  listeners: ['127.0.0.53:53'],
  pidNamespace: 'pid:[4026532228]',
})

/** Every composed host by the name of its fixture. */
export const composedHosts = {
  'debian-12': compose(
    server({
      os: 'Debian GNU/Linux 12',
      osRelease: debianRelease('12', 'bookworm'),
      kernel: debian12,
      virtualisation: 'KVM',
      memoryAvailableKib: 7_512_300,
      set: {'kernel/pid_max': '4194304', 'fs/file-max': unbounded},
      // pam_limits starts from the limits of PID 1, whose soft one it cuts to 1024.
      shell: million,
      init: {soft: 1_048_576, hard: 1_048_576},
      files: stockFiles('Debian 12'),
    }),
  ),

  'debian-13': compose(
    server({
      os: 'Debian GNU/Linux 13',
      osRelease: debianRelease('13', 'trixie'),
      kernel: debian13,
      virtualisation: 'KVM',
      memoryAvailableKib: 15_402_100,
      set: {
        'fs/file-max': unbounded,
        'fs/nr_open': raisedNrOpen,
        'kernel/pid_max': '4194304',
        'vm/max_map_count': '1048576',
      },
      shell: bySystemd,
      init: {soft: 1_073_741_816, hard: 1_073_741_816},
      files: {
        ...stockFiles('Debian 13'),
        '/usr/lib/sysctl.d/50-default.conf':
          'kernel.sysrq = 0x01b6\nkernel.core_uses_pid = 1\nnet.ipv4.conf.default.rp_filter = 2\nnet.ipv4.conf.*.rp_filter = 2\n-net.ipv4.conf.all.rp_filter\n-net.ipv4.ping_group_range = 0 2147483647\n-net.core.default_qdisc = fq_codel\nvm.max_map_count = 1048576\n',
        '/etc/security/limits.d/10-coredump-debian.conf':
          '*               soft    core            0\nroot            soft    core            0\n*               hard    core            infinity\nroot            hard    core            infinity\n',
      },
    }),
  ),

  'ubuntu-24.04': compose(
    server({
      os: 'Ubuntu 24.04.3 LTS',
      osRelease: ubuntuRelease,
      kernel: ubuntu,
      virtualisation: '',
      memoryAvailableKib: 63_104_960,
      swapKib: 8_388_604,
      set: {'kernel/pid_max': '4194304', 'vm/max_map_count': '1048576', 'fs/file-max': unbounded},
      shell: million,
      init: {soft: 1_048_576, hard: 1_048_576},
      files: stockFiles('Ubuntu 24.04'),
      listeners: [sshd, '127.0.0.53:53', '127.0.0.54:53'],
      texts: {'/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor': 'performance\n'},
    }),
  ),

  'rhel-9': compose(
    server({
      os: 'Red Hat Enterprise Linux 9.6',
      osRelease:
        'NAME="Red Hat Enterprise Linux"\nVERSION="9.6 (Plow)"\nID="rhel"\nID_LIKE="fedora"\nVERSION_ID="9.6"\n',
      kernel: rhel,
      virtualisation: 'KVM',
      memoryAvailableKib: 31_004_100,
      swapKib: 4_194_300,
      set: {
        // firewalld runs and tracks connections.
        ...conntrackSettings(rhel, 37),
        'fs/file-max': unbounded,
        'fs/nr_open': raisedNrOpen,
        'kernel/pid_max': '4194304',
      },
      shell: bySystemd,
      init: {soft: 1_073_741_816, hard: 1_073_741_816},
      files: {
        '/etc/sysctl.conf': '',
        '/etc/sysctl.d/99-sysctl.conf': '',
        '/usr/lib/sysctl.d/50-default.conf':
          'kernel.sysrq = 16\nkernel.core_uses_pid = 1\nnet.ipv4.conf.default.rp_filter = 2\nnet.core.default_qdisc = fq_codel\n',
        '/usr/lib/sysctl.d/50-pid-max.conf': 'kernel.pid_max = 4194304\n',
      },
      texts: {'/etc/tuned/active_profile': 'virtual-guest\n'},
    }),
  ),

  alpine: compose({
    os: 'Alpine Linux 3.22.1',
    osRelease: 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.22.1\nPRETTY_NAME="Alpine Linux v3.22"\n',
    kernel: alpine,
    virtualisation: 'KVM',
    memoryAvailableKib: 902_300,
    shell: byKernel,
    processes: [
      {pid: 1690, parent: 1689, name: 'ash', program: '/bin/busybox', session: 1690, openFiles: byKernel},
      {pid: 1689, parent: 1, name: 'sshd', session: 1650, openFiles: byKernel},
      {pid: 1, parent: 0, name: 'init', session: 1, openFiles: byKernel},
    ],
    listeners: [sshd],
    cgroup: '/',
    mounts: [procMount, hostCgroup2],
    texts: {
      '/etc/sysctl.conf': '# content of this file will override /etc/sysctl.d/*\n',
      '/etc/sysctl.d/00-alpine.conf':
        'net.ipv4.tcp_syncookies = 1\nnet.ipv4.conf.all.rp_filter = 1\nkernel.panic = 120\n',
    },
    folders: {'/etc/sysctl.d': ['00-alpine.conf']},
  }),

  docker: compose({
    os: 'Debian GNU/Linux 12',
    osRelease: debianRelease('12', 'bookworm'),
    kernel: dockerHost,
    virtualisation: 'Docker Container',
    memoryAvailableKib: 14_880_400,
    kernelSettings: kernelSettingsInNamespace(dockerHost),
    set: {
      ...conntrackSettings(dockerHost, 0),
      'fs/file-max': unbounded,
      'kernel/pid_max': '4194304',
      'vm/max_map_count': '1048576',
    },
    shell: bySystemd,
    processes: inContainer(bySystemd, 'node'),
    listeners: ['0.0.0.0:8080'],
    cgroup: '/',
    mounts: [
      ...containerMounts,
      '1225 1210 8:1 /var/lib/docker/containers/3f1a/hosts /etc/hosts rw,relatime - ext4 /dev/sda1 rw',
    ],
    pidNamespace: 'pid:[4026532780]',
    user: {name: 'root', uid: 0},
    texts: {
      '/sys/fs/cgroup/memory.max': '2147483648\n',
      '/sys/fs/cgroup/memory.current': '171966464\n',
      '/sys/fs/cgroup/memory.stat': 'anon 98304000\nfile 53248000\ninactive_file 31457280\n',
      '/sys/fs/cgroup/pids.max': '19180\n',
      '/sys/fs/cgroup/pids.current': '14\n',
    },
  }),

  'kubernetes-pod': compose({
    os: 'Debian GNU/Linux 12',
    osRelease: debianRelease('12', 'bookworm'),
    kernel: node,
    virtualisation: 'KVM',
    memoryAvailableKib: 9_204_700,
    kernelSettings: kernelSettingsInNamespace(node),
    set: {...conntrackSettings(node, 0), 'fs/file-max': unbounded, 'kernel/pid_max': '4194304'},
    shell: {soft: 1_048_576, hard: 1_048_576},
    processes: inContainer({soft: 1_048_576, hard: 1_048_576}, 'node'),
    listeners: ['0.0.0.0:8080'],
    cgroup: '/',
    mounts: [
      ...containerMounts,
      '1226 1210 8:1 /var/lib/kubelet/pods/9c2e/etc-hosts /etc/hosts rw,relatime - ext4 /dev/sda1 rw',
    ],
    pidNamespace: 'pid:[4026533022]',
    user: {name: 'root', uid: 0},
    texts: {
      '/sys/fs/cgroup/memory.max': '536870912\n',
      '/sys/fs/cgroup/memory.current': '121634816\n',
      '/sys/fs/cgroup/memory.stat': 'anon 88604672\nfile 24117248\ninactive_file 12582912\n',
      '/sys/fs/cgroup/pids.max': '9830\n',
      '/sys/fs/cgroup/pids.current': '23\n',
    },
  }),

  wsl2: compose(wslMachine),

  'wsl2-mirrored': compose({
    ...wslMachine,
    set: {...wslMachine.set, 'net/ipv4/ip_local_port_range': '44620\t48715'},
  }),
}
