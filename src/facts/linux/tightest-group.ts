import {absent, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'
import {findCgroupFolders, type Controller} from './cgroup-folders.js'

interface Search<T> {
  readonly controller: Controller
  readonly process: number | 'self'
  /** One group's own bound; absent when it has none. */
  readonly readGroup: (folder: string, version: 1 | 2) => Promise<Fact<T>>
  /** What the bound leaves. */
  readonly left: (value: T) => number
}

/** The bound that leaves least, from a process's group up to the root. Absent when nothing bounds it. */
export async function tightestGroup<T>(
  host: Host,
  {controller, process, readGroup, left}: Search<T>,
): Promise<Fact<T>> {
  const place = await findCgroupFolders(host, controller, process)
  if (place.state !== 'known') return place
  const {folders, version} = place.value
  let tightest: Fact<T> = absent(folders[0] ?? place.source)
  for (const folder of folders) {
    const here = await readGroup(folder, version)
    if (here.state === 'unreadable') return here
    if (here.state === 'known' && (tightest.state !== 'known' || left(here.value) < left(tightest.value))) {
      tightest = here
    }
  }
  return tightest
}

/** A number in a control group's file. Strictly, because Number('') is 0: an empty file would be a bound of nothing. */
export function toGroupNumber(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
}
