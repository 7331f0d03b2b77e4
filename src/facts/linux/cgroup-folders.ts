import {absent, known, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'

export type Controller = 'memory' | 'pids'

/** The folders of a process's control group for one controller, from its own group up to the root of the mount. */
export interface CgroupFolders {
  readonly version: 1 | 2
  readonly folders: readonly string[]
}

/** Where a controller's files of a process are, version 1 or 2. Absent when no such controller is mounted. */
export async function findCgroupFolders(
  host: Host,
  controller: Controller,
  process: number | 'self' = 'self',
): Promise<Fact<CgroupFolders>> {
  const source = `/proc/${process}/cgroup`
  const membership = await host.readText(source)
  if (membership.state !== 'known') return membership
  const mountinfo = await host.readText('/proc/self/mountinfo')
  if (mountinfo.state !== 'known') return mountinfo

  const mounts = mountinfo.value.split('\n').map((line) => line.split(' '))
  const v1 = new RegExp(`^\\d+:(?:[^:\\n]*,)?${controller}(?:,[^:\\n]*)?:(.*)$`, 'm').exec(membership.value)
  if (v1?.[1] !== undefined) {
    const mount = mounts.find(
      (fields) => typeOf(fields) === 'cgroup' && fields.at(-1)?.split(',').includes(controller),
    )
    return mount ? known({version: 1, folders: foldersUpwards(mount, v1[1])}, source) : absent(source)
  }
  const v2 = /^0::(.*)$/m.exec(membership.value)
  const mount = mounts.find((fields) => typeOf(fields) === 'cgroup2')
  return v2?.[1] !== undefined && mount
    ? known({version: 2, folders: foldersUpwards(mount, v2[1])}, source)
    : absent(source)
}

/** A mountinfo line is "id parent dev root mountpoint options … - type source options". */
function typeOf(fields: readonly string[]): string | undefined {
  return fields[fields.indexOf('-') + 1]
}

/** In a container the mount shows the group itself: what the mount's root already covers is not repeated in the path. */
function foldersUpwards(fields: readonly string[], group: string): string[] {
  const root = fields[3] ?? '/'
  const mount = fields[4] ?? ''
  const below = root !== '/' && group.startsWith(root) ? group.slice(root.length) : group
  const parts = below.split('/').filter((part) => part !== '' && part !== '..')
  return parts.map((_, index) => `${mount}/${parts.slice(0, parts.length - index).join('/')}`).concat(mount)
}
