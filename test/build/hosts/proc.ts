/** Files of /proc and /sys in the form the kernel gives them. */

export interface OpenFiles {
  readonly soft: number
  readonly hard: number
}

/** /proc/PID/limits */
function limitsText({soft, hard}: OpenFiles): string {
  return [
    limitRow('Limit', 'Soft Limit', 'Hard Limit', 'Units'),
    limitRow('Max cpu time', 'unlimited', 'unlimited', 'seconds'),
    limitRow('Max stack size', 8_388_608, 'unlimited', 'bytes'),
    limitRow('Max open files', soft, hard, 'files'),
    '',
  ].join('\n')
}

function limitRow(name: string, soft: number | string, hard: number | string, unit: string): string {
  return `${name.padEnd(26)}${String(soft).padEnd(21)}${String(hard).padEnd(21)}${unit.padEnd(10)}`
}

export interface Process {
  readonly pid: number
  readonly parent: number
  readonly name: string
  /** Its program; absent where another user's may not be seen. */
  readonly program?: string
  readonly session: number
  readonly openFiles: OpenFiles
}

/** Its stat, comm and limits. */
export function processTexts({pid, parent, name, session, openFiles}: Process): Record<string, string> {
  return {
    [`/proc/${pid}/stat`]: `${pid} (${name}) S ${parent} ${pid} ${session} 34816 ${pid} 4194304 0\n`,
    [`/proc/${pid}/comm`]: `${name}\n`,
    [`/proc/${pid}/limits`]: limitsText(openFiles),
  }
}

/** /proc/meminfo, the lines tune reads. */
export function meminfoText(totalKib: number, availableKib: number, swapKib: number): string {
  return [
    memoryRow('MemTotal', totalKib),
    memoryRow('MemFree', Math.floor(availableKib * 0.8)),
    memoryRow('MemAvailable', availableKib),
    memoryRow('SwapTotal', swapKib),
    memoryRow('SwapFree', swapKib),
    '',
  ].join('\n')
}

function memoryRow(name: string, kib: number): string {
  return `${`${name}:`.padEnd(16)}${String(kib).padStart(8)} kB`
}

/** /proc/net/tcp with listening sockets only. @param listeners `127.0.0.53:53` */
export function tcpTable(listeners: readonly string[]): string {
  const rows = listeners.map((listener, index) => {
    const [address = '', port] = listener.split(':')
    const bytes = address.split('.').map((byte) => hexadecimal(Number(byte), 2))
    const local = `${bytes.toReversed().join('')}:${hexadecimal(Number(port), 4)}`
    return `${String(index).padStart(4)}: ${local} 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 ${18_000 + index} 1 0000000000000000 100 0 0 10 0`
  })
  return [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    ...rows,
    '',
  ].join('\n')
}

export const tcp6Headings =
  '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n'

function hexadecimal(number: number, digits: number): string {
  return number.toString(16).toUpperCase().padStart(digits, '0')
}

/** /proc/net/softnet_stat: a line a CPU, no packet dropped. */
export function softnetText(cpus: number): string {
  return '0000a1b2 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000\n'.repeat(
    cpus,
  )
}

/** /proc/net/sockstat */
export function sockstatText(inUse: number): string {
  return [
    'sockets: used 184',
    `TCP: inuse ${inUse} orphan 0 tw 0 alloc ${inUse + 2} mem 1`,
    'UDP: inuse 3 mem 2',
    'UDPLITE: inuse 0',
    'RAW: inuse 0',
    'FRAG: inuse 0 memory 0',
    '',
  ].join('\n')
}
