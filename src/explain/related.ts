import type {CauseId} from '../model/cause.js'
import type {LimitId} from '../model/limit-id.js'
import type {LinuxSettingName} from '../model/linux-setting-name.js'
import type {CounterId, ErrorId, SymptomId, Topic} from '../model/topic.js'
import {limits} from '../limits/registry.js'

/** Settings that bear on a limit without being the one it is named after. */
const bySetting: Readonly<Partial<Record<LinuxSettingName, readonly LimitId[]>>> = {
  'kernel.pid_max': ['threads'],
  'net.ipv4.ip_local_reserved_ports': ['ephemeral-ports'],
  'net.ipv4.ip_unprivileged_port_start': ['ephemeral-ports'],
  'net.ipv4.neigh.default.gc_thresh1': ['neighbours'],
  'net.ipv4.neigh.default.gc_thresh2': ['neighbours'],
  'net.ipv4.tcp_abort_on_overflow': ['accept-queue'],
  'net.ipv4.tcp_syncookies': ['syn-queue'],
  'net.ipv4.tcp_tw_reuse': ['ephemeral-ports'],
  'net.netfilter.nf_conntrack_buckets': ['conntrack'],
}

/** The most likely one first. */
const byError: Readonly<Record<ErrorId, readonly LimitId[]>> = {
  EACCES: [],
  EADDRINUSE: ['ephemeral-ports'],
  EADDRNOTAVAIL: ['ephemeral-ports'],
  EAGAIN: ['threads'],
  ECONNABORTED: ['accept-queue'],
  ECONNREFUSED: [],
  ECONNRESET: ['memory', 'accept-queue'],
  EINVAL: [],
  EMFILE: ['open-files-soft', 'open-files'],
  ENETUNREACH: [],
  ENFILE: ['file-max'],
  ENOBUFS: ['memory'],
  ENOMEM: ['memory-maps', 'memory'],
  ENOSPC: ['epoll-watches'],
  EPERM: ['nr-open', 'open-files'],
  EPIPE: ['open-files'],
  ETIMEDOUT: ['accept-queue', 'conntrack'],
  // Windows: this host's limits are Linux's and say nothing about it.
  WSAEACCES: [],
  WSAEADDRINUSE: [],
  WSAEADDRNOTAVAIL: [],
  WSAECONNABORTED: [],
  WSAECONNREFUSED: [],
  WSAECONNRESET: [],
  WSAEMFILE: [],
  WSAENOBUFS: [],
  WSAETIMEDOUT: [],
}

const byCounter: Readonly<Record<CounterId, readonly LimitId[]>> = {
  ListenDrops: ['accept-queue', 'syn-queue'],
  ListenOverflows: ['accept-queue'],
  SyncookiesSent: ['accept-queue'],
  TCPAbortOnMemory: ['orphans', 'tcp-mem'],
  TCPBacklogDrop: [],
  TCPMemoryPressures: ['tcp-mem'],
  TCPRcvQDrop: ['tcp-mem'],
  TCPReqQFullDoCookies: ['accept-queue'],
  TCPReqQFullDrop: ['syn-queue'],
  TCPRetransFail: ['conntrack'],
  TCPSynRetrans: ['accept-queue', 'conntrack'],
  TCPTimeWaitOverflow: ['time-wait-buckets'],
  TCPTimeouts: ['conntrack'],
  insert_failed: ['conntrack'],
  softnet_stat: [],
}

const bySymptom: Readonly<Record<SymptomId, readonly LimitId[]>> = {
  deadline: ['accept-queue', 'conntrack'],
  'handshake-timeout': ['accept-queue', 'open-files'],
  killed: ['memory'],
  'nginx-worker-connections': ['open-files-soft'],
  'peer-closed': ['open-files'],
  'syn-flooding': ['accept-queue'],
  'tool-socket-errors': ['open-files-soft', 'ephemeral-ports', 'accept-queue'],
}

const byCause: Readonly<Record<CauseId, readonly LimitId[]>> = {
  'ephemeral-ports-used-up': ['ephemeral-ports'],
  'client-open-files': ['open-files'],
  'server-open-files': ['open-files'],
  'accept-queue-overflow': ['accept-queue'],
  'loopback-down': [],
  unexplained: [],
}

/** The limits a topic is about, the likeliest first. */
export function relatedLimits(topic: Topic): readonly LimitId[] {
  switch (topic.kind) {
    case 'setting':
      return [
        ...limits.filter(({setting}) => setting === topic.id).map(({id}) => id),
        ...(bySetting[topic.id] ?? []),
      ]
    case 'limit':
      return [topic.id]
    case 'error':
      return byError[topic.id]
    case 'counter':
      return byCounter[topic.id]
    case 'symptom':
      return bySymptom[topic.id]
    case 'cause':
      return byCause[topic.id]
    case 'exit-code':
      return []
  }
}
