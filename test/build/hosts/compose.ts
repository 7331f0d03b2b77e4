import {known, unreadable, type Fact} from '../../../src/model/fact.js'
import type {Recording} from '../../../src/host/recording.js'
import {kernelSettings, type Kernel} from './kernel.js'
import {
  meminfoText,
  processTexts,
  sockstatText,
  softnetText,
  tcp6Headings,
  tcpTable,
  type OpenFiles,
  type Process,
} from './proc.js'

/** A machine put together from what is publicly known of it. */
export interface Machine {
  readonly os: string
  /** /etc/os-release, the lines tune reads. */
  readonly osRelease: string
  readonly kernel: Kernel
  readonly virtualisation: string
  readonly memoryAvailableKib: number
  readonly swapKib?: number
  /** Below /proc/sys: all of it, when it is not what the kernel makes of itself. */
  readonly kernelSettings?: Readonly<Record<string, string>>
  /** Below /proc/sys: what was set since the kernel started. */
  readonly set?: Readonly<Record<string, string>>
  /** Of the shell tune is started from. */
  readonly shell: OpenFiles
  /** From the shell up to the first process. */
  readonly processes: readonly Process[]
  readonly listeners: readonly string[]
  /** The shell's control group, as /proc/self/cgroup has it. */
  readonly cgroup: string
  readonly mounts: readonly string[]
  /** The first process namespace, or another. */
  readonly pidNamespace?: string
  readonly user?: {readonly name: string; readonly uid: number}
  readonly texts?: Readonly<Record<string, string>>
  readonly links?: Readonly<Record<string, string>>
  readonly folders?: Readonly<Record<string, readonly string[]>>
}

/** systemd 240 and later raises it to the largest number there is: NEWS of systemd 240. */
export const unbounded = '9223372036854775807'

const tunePid = 1701
const firstPidNamespace = 'pid:[4026531836]'

/** Everything tune asks such a machine, and its answers. Node has raised the soft limit of tune itself. */
export function compose(machine: Machine): Recording {
  const {kernel, shell, user = {name: 'admin', uid: 1000}} = machine
  const settings = {...(machine.kernelSettings ?? kernelSettings(kernel)), ...machine.set}
  const fileMax = settings['fs/file-max'] ?? ''
  const parent = machine.processes[0]?.pid ?? 1
  const tune: Process = {
    pid: tunePid,
    parent,
    name: 'node',
    program: '/usr/bin/node',
    session: parent,
    openFiles: {soft: shell.hard, hard: shell.hard},
  }
  const processes = [tune, ...machine.processes]
  const texts: Record<string, string> = {
    ...Object.fromEntries(Object.entries(settings).map(([path, text]) => [`/proc/sys/${path}`, `${text}\n`])),
    '/proc/sys/fs/file-nr': `1184\t0\t${fileMax}\n`,
    ...Object.assign({}, ...processes.map(processTexts)),
    '/proc/meminfo': meminfoText(kernel.memoryKib, machine.memoryAvailableKib, machine.swapKib ?? 0),
    '/proc/loadavg': '0.08 0.03 0.01 1/187 1702\n',
    '/proc/net/tcp': tcpTable(machine.listeners),
    '/proc/net/tcp6': tcp6Headings,
    '/proc/net/sockstat': sockstatText(machine.listeners.length),
    '/proc/net/softnet_stat': softnetText(kernel.cpus),
    '/proc/self/cgroup': `0::${machine.cgroup}\n`,
    '/proc/self/mountinfo': `${machine.mounts.join('\n')}\n`,
    '/proc/self/status': `Name:\tnode\nUid:\t${`${user.uid}\t`.repeat(4).trim()}\n`,
    '/proc/cmdline': 'BOOT_IMAGE=/boot/vmlinuz root=/dev/vda1 ro quiet\n',
    '/sys/devices/system/clocksource/clocksource0/current_clocksource': 'tsc\n',
    '/etc/os-release': machine.osRelease,
    '/etc/passwd': `root:x:0:0:root:/root:/bin/sh\n${user.uid === 0 ? '' : `${user.name}:x:${user.uid}:${user.uid}::/home/${user.name}:/bin/sh\n`}`,
    '/etc/group': `root:x:0:\n${user.uid === 0 ? '' : `${user.name}:x:${user.uid}:\n`}`,
    ...machine.texts,
  }
  return {
    system: 'linux',
    pid: tunePid,
    texts: answers(texts),
    links: {
      ...Object.fromEntries(processes.map((process) => programLink(process))),
      ...answers({'/proc/self/ns/pid': machine.pidNamespace ?? firstPidNamespace, ...machine.links}),
    },
    folders: Object.fromEntries(
      Object.entries(machine.folders ?? {}).map(([path, names]) => [path, known(names, path)]),
    ),
    outputs: {},
    identity: known(
      {
        os: machine.os,
        kernel: kernel.release,
        architecture: 'x64',
        cpus: kernel.cpus,
        memoryBytes: kernel.memoryKib * 1024,
        virtualisation: machine.virtualisation,
      },
      'systeminformation',
    ),
  }
}

/** Another user's is not to be seen. */
function programLink({pid, program}: Process): [string, Fact<string>] {
  const path = `/proc/${pid}/exe`
  return [path, program === undefined ? unreadable(path, 'EACCES') : known(program, path)]
}

function answers(texts: Readonly<Record<string, string>>): Record<string, Fact<string>> {
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, known(text, path)]))
}

/** sysctl.d and what applies it, as distributions with systemd have them. @param files by path; a link is what it leads to */
export function withSystemd(files: Readonly<Record<string, string>>): Pick<Machine, 'texts' | 'folders'> {
  const folders: Record<string, string[]> = {
    '/usr/lib/systemd': ['systemd', 'systemd-journald', 'systemd-sysctl'],
    '/run/systemd/system': [],
    '/etc/sysctl.d': [],
    '/usr/lib/sysctl.d': [],
    '/etc/security/limits.d': [],
  }
  for (const path of Object.keys(files)) {
    const slash = path.lastIndexOf('/')
    folders[path.slice(0, slash)]?.push(path.slice(slash + 1))
  }
  // On a merged /usr, as all of these have, /lib is a link to it.
  return {
    texts: {...limitsConf, ...files},
    folders: {...folders, '/lib/sysctl.d': folders['/usr/lib/sysctl.d'] ?? []},
  }
}

/** As libpam-modules and pam install it: comments alone. */
const limitsConf = {'/etc/security/limits.conf': '# /etc/security/limits.conf\n#\n# End of file\n'}
