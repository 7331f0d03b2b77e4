import type {CauseId} from './cause.js'
import type {LimitId} from './limit-id.js'
import type {LinuxSettingName} from './linux-setting-name.js'

/** errno names, and Winsock's where the number is one of Winsock's. */
export type ErrorId =
  | 'EACCES'
  | 'EADDRINUSE'
  | 'EADDRNOTAVAIL'
  | 'EAGAIN'
  | 'ECONNABORTED'
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'EINVAL'
  | 'EMFILE'
  | 'ENETUNREACH'
  | 'ENFILE'
  | 'ENOBUFS'
  | 'ENOMEM'
  | 'ENOSPC'
  | 'EPERM'
  | 'EPIPE'
  | 'ETIMEDOUT'
  | 'WSAEACCES'
  | 'WSAEADDRINUSE'
  | 'WSAEADDRNOTAVAIL'
  | 'WSAECONNABORTED'
  | 'WSAECONNREFUSED'
  | 'WSAECONNRESET'
  | 'WSAEMFILE'
  | 'WSAENOBUFS'
  | 'WSAETIMEDOUT'

/** Counters of the kernel, by its own names. */
export type CounterId =
  | 'ListenDrops'
  | 'ListenOverflows'
  | 'SyncookiesSent'
  | 'TCPAbortOnMemory'
  | 'TCPBacklogDrop'
  | 'TCPMemoryPressures'
  | 'TCPRcvQDrop'
  | 'TCPReqQFullDoCookies'
  | 'TCPReqQFullDrop'
  | 'TCPRetransFail'
  | 'TCPSynRetrans'
  | 'TCPTimeWaitOverflow'
  | 'TCPTimeouts'
  | 'insert_failed'
  | 'softnet_stat'

/** What programs say where no errno is named. */
export type SymptomId =
  | 'deadline'
  | 'handshake-timeout'
  | 'killed'
  | 'nginx-worker-connections'
  | 'peer-closed'
  | 'syn-flooding'
  | 'tool-socket-errors'

/** Exit codes of tune itself. */
export type ExitCodeId = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '11' | '13' | '20' | '130'

/** Something tune can explain. */
export type Topic =
  | {readonly kind: 'setting'; readonly id: LinuxSettingName}
  | {readonly kind: 'limit'; readonly id: LimitId}
  | {readonly kind: 'cause'; readonly id: CauseId}
  | {readonly kind: 'error'; readonly id: ErrorId}
  | {readonly kind: 'counter'; readonly id: CounterId}
  | {readonly kind: 'symptom'; readonly id: SymptomId}
  | {readonly kind: 'exit-code'; readonly id: ExitCodeId}
