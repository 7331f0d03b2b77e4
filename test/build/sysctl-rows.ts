import type {Host} from '../../src/host/host.js'
import {hostWith} from './host.js'

/** A file by its text, or a link by where it leads. */
export type Entry = string | {readonly link: string}

/** Files below the five folders and /etc/sysctl.conf, and what each engine makes of them. */
export interface SysctlRow {
  readonly name: string
  readonly files: Readonly<Record<string, Entry>>
  /** net.core.somaxconn afterwards; `null`: as it was. */
  readonly systemd: number | null
  readonly procps: number | null
}

const key = 'net.core.somaxconn'
const oldFile = '/etc/sysctl.conf'
const debianLink = {'/etc/sysctl.d/99-sysctl.conf': {link: '../sysctl.conf'}} as const

function etc(lines: string, more: SysctlRow['files'] = {}): SysctlRow['files'] {
  return {'/etc/sysctl.d/a.conf': lines, ...more}
}

function both(name: string, files: SysctlRow['files'], value: number | null): SysctlRow {
  return {name, files, systemd: value, procps: value}
}

/** Measured with systemd 252 and procps 4.0.2; test/system/sysctl-precedence.test.ts measures them again. */
export const sysctlRows: readonly SysctlRow[] = [
  // Which file wins.
  both('no file at all', {}, null),
  both(
    '90- loses to the link of Debian 12',
    {'/etc/sysctl.d/90-tune.conf': `${key}=8192`, [oldFile]: `${key}=1024`, ...debianLink},
    1024,
  ),
  {
    name: 'zz- beats that link at boot, and /etc/sysctl.conf beats it by hand',
    files: {'/etc/sysctl.d/zz-tune.conf': `${key}=8192`, [oldFile]: `${key}=1024`, ...debianLink},
    systemd: 8192,
    procps: 1024,
  },
  {
    name: 'the same without the link, as in Debian 13',
    files: {'/etc/sysctl.d/zz-tune.conf': `${key}=8192`, [oldFile]: `${key}=1024`},
    systemd: 8192,
    procps: 1024,
  },
  {
    name: '/etc/sysctl.conf alone is nothing to a boot',
    files: {[oldFile]: `${key}=1024`},
    systemd: null,
    procps: 1024,
  },
  both('/etc/sysctl.conf counts at boot behind its link', {[oldFile]: `${key}=1024`, ...debianLink}, 1024),
  both(
    '99-zzz comes after 99-tune',
    {'/etc/sysctl.d/99-tune.conf': `${key}=65535`, '/etc/sysctl.d/99-zzz.conf': `${key}=222`},
    222,
  ),
  both(
    'zz- comes after 99-zzz',
    {'/etc/sysctl.d/zz-tune.conf': `${key}=8192`, '/etc/sysctl.d/99-zzz.conf': `${key}=222`},
    8192,
  ),
  both(
    'a name in /etc hides the same name in /run',
    {'/etc/sysctl.d/zz-tune.conf': `${key}=8192`, '/run/sysctl.d/zz-tune.conf': `${key}=333`},
    8192,
  ),
  both(
    'a later name in /run wins over /etc',
    {'/etc/sysctl.d/zz-tune.conf': `${key}=8192`, '/run/sysctl.d/zzz.conf': `${key}=444`},
    444,
  ),
  both(
    'a name in /run hides the same name in /usr/local/lib',
    {'/run/sysctl.d/a.conf': `${key}=333`, '/usr/local/lib/sysctl.d/a.conf': `${key}=444`},
    333,
  ),
  both(
    'a name in /usr/local/lib hides the same name in /usr/lib',
    {'/usr/local/lib/sysctl.d/a.conf': `${key}=333`, '/usr/lib/sysctl.d/a.conf': `${key}=444`},
    333,
  ),
  both(
    'a link to /dev/null masks',
    etc('', {'/etc/sysctl.d/zz.conf': {link: '/dev/null'}, '/usr/lib/sysctl.d/zz.conf': `${key}=6`}),
    null,
  ),
  both('an empty file masks', {'/etc/sysctl.d/zz.conf': '', '/usr/lib/sysctl.d/zz.conf': `${key}=6`}, null),
  both(
    'a link that leads nowhere masks',
    {'/etc/sysctl.d/zz.conf': {link: '/nowhere'}, '/usr/lib/sysctl.d/zz.conf': `${key}=6`},
    null,
  ),
  both(
    'capitals come before small letters',
    {'/etc/sysctl.d/a.conf': `${key}=5`, '/etc/sysctl.d/B.conf': `${key}=6`},
    5,
  ),
  both(
    'another ending is not read',
    etc(`${key}=5`, {'/etc/sysctl.d/b.txt': `${key}=6`, '/etc/sysctl.d/c.conf.dpkg-old': `${key}=7`}),
    5,
  ),
  {
    name: 'a hidden file is read by hand only',
    files: {'/etc/sysctl.d/.hidden.conf': `${key}=5`},
    systemd: null,
    procps: 5,
  },

  // What a line says.
  both('the last line wins', etc(`${key}=5\n${key}=6\n${key}=5\n${key}=7`), 7),
  both('slashes separate', etc('net/core/somaxconn = 5'), 5),
  both('a slash may stand in front', etc('/net/core/somaxconn = 5'), 5),
  both('behind a slash a dot is part of a name', etc('net/core.somaxconn = 5'), null),
  both('behind a dot a slash is part of a name', etc('net.core/somaxconn = 5'), null),
  both('a separator twice is one', etc('net..core.somaxconn = 5'), 5),
  both('blanks and tabs around everything', etc(`  ${key} \t = \t 5\t`), 5),
  both('no newline at the end', etc(`${key}=5`), 5),
  both('Windows line ends', etc(`${key}=5\r\n`), 5),
  both('a byte order mark spoils the first key', etc(`\uFEFF${key}=5`), null),
  both('comments', etc(`# ${key}=6\n; ${key}=7\n  # ${key}=8\n${key}=5`), 5),
  both('a comment behind the value is not looked at', etc(`${key} = 5 # why`), 5),
  both('no = is no assignment', etc(`${key} 5`), null),
  both('hexadecimal', etc(`${key} = 0x10`), 16),
  both('octal', etc(`${key} = 010`), 8),
  both('a backslash goes on nowhere', etc(`${key}=5 \\\n${key}=6 \\`), 6),
  both('another case is another key', etc(`${key}=5\nnet.core.SOMAXCONN=6`), 5),
  both('a key that does not exist', etc(`net.core.somaxcon=6\n${key}=5`), 5),

  // Dashes.
  both('a failure that does not matter', etc(`-${key} = 5`), 5),
  {name: 'a blank behind the dash', files: etc(`- ${key} = 5`), systemd: 5, procps: null},
  both('an exclusion, then the key itself', etc(`-${key}\n${key}=5`), 5),
  {name: 'the key itself, then an exclusion', files: etc(`${key}=5\n-${key}`), systemd: null, procps: 5},
  both('an exclusion in another file', etc('net.core.som*=5', {'/run/sysctl.d/b.conf': `-${key}`}), null),
  {
    name: 'an exclusion with a slash in front',
    files: etc('-/net/core/somaxconn\nnet.core.som*=5'),
    systemd: null,
    procps: 5,
  },
  both('a glob is not excluded by a glob', etc('-net.core.somax*\nnet.core.somaxc*=5'), 5),
  {
    name: 'a glob that is taken back',
    files: etc('net.core.somax*=5\n-net.core.somax*'),
    systemd: null,
    procps: 5,
  },

  // Globs.
  both(
    'an explicit key beats a glob after it',
    etc(`${key}=5`, {'/etc/sysctl.d/b.conf': 'net.core.som*=6'}),
    5,
  ),
  both('a glob alone', etc('net.core.som*=6'), 6),
  both('a glob in the middle', etc('net.*.somaxconn=6'), 6),
  both('a star is not a slash', etc('net.*=6'), null),
  both('a question mark', etc('net.core.somaxcon?=6'), 6),
  both('a class', etc('net.core.[rs]omaxconn=6'), 6),
  both('a class that does not have it', etc('net.core.[a-r]omaxconn=6'), null),
  both('a class turned round', etc('net.core.[!a-r]omaxconn=6'), 6),
  both('the last of two globs', etc('net.core.somax*=5\nnet.core.s*conn=6'), 6),
  both('a glob given another value', etc('net.core.somax*=5\nnet.core.s*conn=6\nnet.core.somax*=7'), 7),
  {
    name: 'a glob given the same value again',
    files: etc('net.core.somax*=5\nnet.core.s*conn=6\nnet.core.somax*=5'),
    systemd: 6,
    procps: 5,
  },
  {
    name: 'a key with a slash in front and a glob',
    files: etc('/net/core/somaxconn=6\nnet.core.som*=5'),
    systemd: 6,
    procps: 5,
  },
]

/** A host that has the files of a row, its links followed. */
export function hostOf(files: SysctlRow['files']): Host {
  const texts: Record<string, string> = {}
  const folders: Record<string, string[]> = {}
  for (const [path, entry] of Object.entries(files)) {
    const [folder, name] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)]
    if (folder !== '/etc') (folders[folder] ??= []).push(name)
    const text = typeof entry === 'string' ? entry : targetOf(entry.link, files)
    if (text !== undefined) texts[path] = text
  }
  return hostWith({texts, folders: {'/etc/sysctl.d': [], ...folders}})
}

function targetOf(link: string, files: SysctlRow['files']): string | undefined {
  const target = files[link.replace('../', '/etc/')]
  return link === '/dev/null' ? '' : typeof target === 'string' ? target : undefined
}
