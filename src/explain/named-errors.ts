import type {ErrorId} from '../model/topic.js'

/** Numbers of Linux. */
const errnos: Readonly<Record<number, ErrorId>> = {
  1: 'EPERM',
  11: 'EAGAIN',
  12: 'ENOMEM',
  13: 'EACCES',
  22: 'EINVAL',
  23: 'ENFILE',
  24: 'EMFILE',
  28: 'ENOSPC',
  32: 'EPIPE',
  98: 'EADDRINUSE',
  99: 'EADDRNOTAVAIL',
  101: 'ENETUNREACH',
  103: 'ECONNABORTED',
  104: 'ECONNRESET',
  105: 'ENOBUFS',
  110: 'ETIMEDOUT',
  111: 'ECONNREFUSED',
}

/** Numbers of Winsock. */
const winsock: Readonly<Record<number, ErrorId>> = {
  10013: 'WSAEACCES',
  10024: 'WSAEMFILE',
  10048: 'WSAEADDRINUSE',
  10049: 'WSAEADDRNOTAVAIL',
  10053: 'WSAECONNABORTED',
  10054: 'WSAECONNRESET',
  10055: 'WSAENOBUFS',
  10060: 'WSAETIMEDOUT',
  10061: 'WSAECONNREFUSED',
}

/** What Node shows as `errno` on Windows, without its sign. */
const nodeOnWindows: Readonly<Record<number, ErrorId>> = {
  4039: 'WSAETIMEDOUT',
  4060: 'WSAENOBUFS',
  4066: 'WSAEMFILE',
  4077: 'WSAECONNRESET',
  4078: 'WSAECONNREFUSED',
  4079: 'WSAECONNABORTED',
  4090: 'WSAEADDRNOTAVAIL',
  4091: 'WSAEADDRINUSE',
  4092: 'WSAEACCES',
}

const byNumber = {...errnos, ...winsock, ...nodeOnWindows}
const ids: ReadonlySet<string> = new Set(Object.values(byNumber))

/** The number of an error, for people who know it by that. */
export function errorNumber(id: ErrorId): number | undefined {
  const found = Object.entries({...errnos, ...winsock}).find(([, name]) => name === id)
  return found === undefined ? undefined : Number(found[0])
}

/** 99, -99, 10055, -4060. */
export function errorOfNumber(number: number): ErrorId | undefined {
  return byNumber[Math.abs(number)]
}

function isErrorId(word: string): word is ErrorId {
  return ids.has(word)
}

/** An error by its name, in any case. */
export function errorOfName(word: string): ErrorId | undefined {
  const name = word.toUpperCase()
  return isErrorId(name) ? name : undefined
}

/** Every error that is known, by name. */
export function errorNames(): ErrorId[] {
  return Object.values(byNumber).filter((id, index, all) => all.indexOf(id) === index)
}
