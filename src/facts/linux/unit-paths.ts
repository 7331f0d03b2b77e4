/** Where systemd looks for system units and their drop-ins, the first first: `systemd-analyze unit-paths`. */
const unitFolders = [
  '/etc/systemd/system.control',
  '/run/systemd/system.control',
  '/run/systemd/transient',
  '/run/systemd/generator.early',
  '/etc/systemd/system',
  '/etc/systemd/system.attached',
  '/run/systemd/system',
  '/run/systemd/system.attached',
  '/run/systemd/generator',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
  '/run/systemd/generator.late',
] as const

const managerFolders = ['/etc/systemd', '/run/systemd', '/usr/local/lib/systemd', '/usr/lib/systemd'] as const

/** A file with drop-ins: the first of `files` that is there, then the drop-ins of `folders`. */
export interface LayeredFile {
  readonly files: readonly string[]
  /** The first folder that has a file name decides what is in it. */
  readonly folders: readonly string[]
}

/**
 * systemd.unit(5): `a@b.service` is also `a@.service`, and `a-b.service.d` has `a-.service.d` behind it. Unlike the
 * manual says, `/etc/…/a-.service.d` is in front of `/run/…/a-b.service.d` (measured with systemd 252).
 */
export function unitPaths(unit: string): LayeredFile {
  const type = unit.slice(unit.lastIndexOf('.') + 1)
  const template = unit.replace(/@.+\./, '@.')
  const names = [...new Set([unit, template])]
  const dropInNames = [...names, ...prefixes(unit.slice(0, -type.length - 1).replace(/@.*/, ''), type)]
  return {
    files: names.flatMap((name) => unitFolders.map((folder) => `${folder}/${name}`)),
    folders: [
      ...unitFolders.flatMap((folder) => dropInNames.map((name) => `${folder}/${name}.d`)),
      ...unitFolders.map((folder) => `${folder}/${type}.d`),
    ],
  }
}

/** `a-b-c` → `a-b-.service`, `a-.service` */
function prefixes(stem: string, type: string): string[] {
  const parts = stem.split('-').slice(0, -1)
  return parts.map((_, index) => `${parts.slice(0, parts.length - index).join('-')}-.${type}`)
}

/** What systemd itself was told: systemd-system.conf(5). */
export const managerPaths: LayeredFile = {
  files: managerFolders.map((folder) => `${folder}/system.conf`),
  folders: managerFolders.map((folder) => `${folder}/system.conf.d`),
}
