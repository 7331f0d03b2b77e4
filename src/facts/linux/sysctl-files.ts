import {known, unreadable, type Fact} from '../../model/fact.js'
import type {SysctlEngine} from '../../model/next-boot.js'
import type {Host} from '../../host/host.js'
import type {SysctlFile} from '../../settings/linux/next-boot-value.js'
import {parseSysctlFile} from '../../settings/linux/sysctl-file.js'

/** The first folder that has a file name decides what is in it, for both engines. */
const folders = [
  '/etc/sysctl.d',
  '/run/sysctl.d',
  '/usr/local/lib/sysctl.d',
  '/usr/lib/sysctl.d',
  '/lib/sysctl.d',
] as const

/** procps reads it, whatever else there is; systemd-sysctl never does but through a link in a folder above. */
const oldFile = '/etc/sysctl.conf'

/** The files each engine reads, in its order. Unreadable when a folder is: any name could be in it. */
export async function readSysctlFiles(
  host: Host,
): Promise<Fact<Readonly<Record<SysctlEngine, readonly SysctlFile[]>>>> {
  const [old, ...listings] = await Promise.all([
    host.readText(oldFile),
    ...folders.map((folder) => host.listFolder(folder)),
  ])
  const locked = listings.find(({state}) => state === 'unreadable')
  if (locked?.state === 'unreadable') return unreadable(locked.source, locked.reason)
  if (old.state === 'absent' && listings.every(({state}) => state === 'absent')) {
    return {state: 'absent', source: folders[0]}
  }

  const paths = new Map<string, string>()
  for (const [index, listing] of listings.entries()) {
    for (const name of listing.state === 'known' ? listing.value : []) {
      if (name.endsWith('.conf') && !paths.has(name)) paths.set(name, `${folders[index]}/${name}`)
    }
  }
  const sorted = [...paths].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const files = await Promise.all(
    sorted.map(async ([name, path]) => ({name, file: toFile(path, await host.readText(path))})),
  )
  return known(
    {
      systemd: files.filter(({name}) => !name.startsWith('.')).map(({file}) => file),
      procps: [...files.map(({file}) => file), ...(old.state === 'absent' ? [] : [toFile(oldFile, old)])],
    },
    folders.join(', '),
  )
}

/** A link that leads nowhere and a folder are read as an empty file: they hide others of their name. */
function toFile(path: string, text: Fact<string>): SysctlFile {
  if (text.state === 'unreadable' && text.reason !== 'EISDIR') return {path, reason: text.reason}
  return {path, lines: text.state === 'known' ? parseSysctlFile(text.value) : []}
}
