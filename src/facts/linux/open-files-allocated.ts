import {parseFact, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'

/** fs.file-nr: allocated, unused (always 0), maximum. */
export async function readOpenFilesAllocated(host: Host): Promise<Fact<number>> {
  return parseFact(await host.readText('/proc/sys/fs/file-nr'), (text) => {
    const [, allocated] = /^(\d+)\s+\d+\s+\d+\s*$/.exec(text) ?? []
    return allocated === undefined ? undefined : Number(allocated)
  })
}
