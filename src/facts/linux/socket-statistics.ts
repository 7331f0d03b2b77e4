/** A listening socket as `ss` sees it, with the processes `ss` says hold it. */
export interface SocketStatistics {
  readonly address: string
  readonly port: number
  readonly inode: number
  readonly queued: number
  readonly backlog: number
  readonly holders: readonly {readonly pid: number; readonly descriptor: number}[]
}

/** Listening, TCP, numeric, with processes and inodes, without headings: one line a socket. */
export const listeningSockets = ['-ltnpeH'] as const

/** The same without processes, whose names `ss` prints as they are: a line break in one tears its line apart. */
export const socketsAlone = ['-ltneH'] as const

/**
 * Lines like `LISTEN 0 511 *:8080 *:* users:(("node",pid=12,fd=19)) ino:1552250 sk:a02a cgroup:/ v6only:0 <->`.
 * What holds a socket is a claim: a process may have a name that looks like the end of the list.
 */
export function parseSocketStatistics(text: string): SocketStatistics[] | undefined {
  const sockets: SocketStatistics[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const [, queued, backlog, host, port, rest = ''] =
      /^LISTEN\s+(\d+)\s+(\d+)\s+(\S+):(\d+)\s+\S+(.*)$/.exec(line) ?? []
    if (host === undefined) return undefined
    const users = / users:\(\(.*\)\)(?= |$)/.exec(rest)?.[0] ?? ''
    if (users === '' && rest.includes(' users:((')) return undefined
    const [, inode = '0'] = / ino:(\d+)/.exec(rest.replace(users, '')) ?? []
    sockets.push({
      address: host.replaceAll(/[[\]]/g, ''),
      port: Number(port),
      inode: Number(inode),
      queued: Number(queued),
      backlog: Number(backlog),
      holders: [...users.matchAll(/,pid=(\d+),fd=(\d+)\)/g)].map(([, pid, descriptor]) => ({
        pid: Number(pid),
        descriptor: Number(descriptor),
      })),
    })
  }
  return sockets
}
