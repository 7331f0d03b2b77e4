/** The kernel's TCP counters that say why connections fail, as /proc/net/netstat and snmp name them. */
const watched = [
  'ListenOverflows',
  'ListenDrops',
  'SyncookiesSent',
  'TCPReqQFullDoCookies',
  'TCPReqQFullDrop',
  'TCPSynRetrans',
  'TCPTimeouts',
  'TCPRetransFail',
  'TCPTimeWaitOverflow',
  'TCPBacklogDrop',
  'TCPMemoryPressures',
  'TCPAbortOnMemory',
  'AttemptFails',
  'EstabResets',
  'OutRsts',
] as const

export type Counters = Readonly<Record<string, number>>

/** Both files have a line of names and a line of numbers per protocol; the watched ones among Tcp and TcpExt. */
export function parseCounters(text: string): Counters {
  const lines = text.split('\n').filter((line) => line.startsWith('Tcp'))
  const counters: Record<string, number> = {}
  for (let index = 0; index + 1 < lines.length; index += 2) {
    const names = (lines[index] ?? '').split(' ')
    const numbers = (lines[index + 1] ?? '').split(' ')
    for (const [column, name] of names.entries()) {
      const number = Number(numbers[column])
      if (watched.some((one) => one === name) && Number.isFinite(number)) counters[name] = number
    }
  }
  return counters
}

/** Those that moved, and by how much. */
export function movement(before: Counters, after: Counters): Counters {
  return Object.fromEntries(
    Object.entries(after)
      .map(([name, number]) => [name, number - (before[name] ?? 0)] as const)
      .filter(([, delta]) => delta > 0),
  )
}
