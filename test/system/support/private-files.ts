import {chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {execa} from 'execa'
import type {Entry} from '../../build/sysctl-rows.js'

/** A folder with these files, by their absolute paths, for as long as it is used. */
export async function withFiles<T>(
  files: Readonly<Record<string, Entry>>,
  use: (root: string) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'tune-files-'))
  chmodSync(root, 0o755)
  try {
    for (const [path, entry] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), {recursive: true})
      if (typeof entry === 'string') writeFileSync(join(root, path), entry)
      else symlinkSync(entry.link, join(root, path))
    }
    return await use(root)
  } finally {
    rmSync(root, {recursive: true, force: true})
  }
}

/**
 * Runs shell lines where the files below `root` are those of the system, in a mount and network namespace of their
 * own: nothing outside it changes. The folders of sysctl.d and /etc/security have what `root` has, and no more.
 */
export async function inPrivateSystem(root: string, lines: readonly string[]) {
  const script = [
    'set -e',
    'mount --make-rprivate /',
    'mount -t tmpfs -o mode=755 tmpfs /mnt',
    'mkdir -p /mnt/etc /mnt/run /mnt/local /mnt/lib "$1"/etc "$1"/run/sysctl.d',
    'mkdir -p "$1"/usr/local/lib/sysctl.d "$1"/usr/lib/sysctl.d',
    'cp -a /etc/. /mnt/etc/',
    'rm -rf /mnt/etc/sysctl.d /mnt/etc/sysctl.conf',
    'mkdir /mnt/etc/sysctl.d',
    '[ ! -d "$1"/etc/security ] || rm -rf /mnt/etc/security/limits.conf /mnt/etc/security/limits.d/*',
    'cp -a "$1"/etc/. /mnt/etc/',
    'cp -a "$1"/run/. /mnt/run/',
    'cp -a "$1"/usr/local/lib/. /mnt/local/',
    'cp -a "$1"/usr/lib/sysctl.d/. /mnt/lib/',
    'mount --bind /mnt/etc /etc',
    'mount --bind /mnt/run /run',
    'mount --bind /mnt/local /usr/local/lib',
    'mount --bind /mnt/lib /usr/lib/sysctl.d',
    'ip link set lo up',
    ...lines,
  ].join('\n')
  return execa('unshare', ['-nm', 'sh', '-c', script, 'sh', root], {reject: false, stdin: 'ignore'})
}
