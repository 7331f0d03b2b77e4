import type {ErrorId, Topic} from '../model/topic.js'
import {errorOfName, errorOfNumber} from './named-errors.js'

interface Rule {
  readonly pattern: RegExp
  readonly topic: Topic
}

const error = (id: ErrorId): Topic => ({kind: 'error', id})

/** Lines that name an error and are about something else: file watchers, the disk, the test runner. */
const aboutOthers = [
  /inotify|file ?watch|too many open files, watch/i,
  /\b(write|writing|copy|mkdir|open)\b.*no space left|no space left.*\b(write|writing|copy|mkdir|open)\b/i,
  /\b(test|hook)s? timed out/i,
]

/** Sentences, the surer ones first. */
const sentences: readonly Rule[] = [
  // The kernel's log
  {pattern: /conntrack:? .*table full/i, topic: {kind: 'limit', id: 'conntrack'}},
  {pattern: /file-max limit \d* ?reached/i, topic: {kind: 'limit', id: 'file-max'}},
  {pattern: /possible syn flooding/i, topic: {kind: 'symptom', id: 'syn-flooding'}},
  {pattern: /neighbou?r table overflow/i, topic: {kind: 'limit', id: 'neighbours'}},
  {pattern: /too many orphaned sockets/i, topic: {kind: 'limit', id: 'orphans'}},
  {pattern: /time wait bucket table overflow/i, topic: {kind: 'limit', id: 'time-wait-buckets'}},
  {pattern: /tcp: out of memory|consider tuning tcp_mem/i, topic: {kind: 'limit', id: 'tcp-mem'}},
  {
    pattern: /out of memory: kill|oom-?kill|exit(ed)?( with)?( code| status)?:? \(?137\b|signal: killed/i,
    topic: {kind: 'symptom', id: 'killed'},
  },
  // Servers and tools
  {
    pattern: /worker_connections (are not enough|exceed)/i,
    topic: {kind: 'symptom', id: 'nginx-worker-connections'},
  },
  {pattern: /socket errors: connect \d/i, topic: {kind: 'symptom', id: 'tool-socket-errors'}},
  {
    pattern: /epoll.*(no space left|ENOSPC)|(no space left|ENOSPC).*epoll/i,
    topic: {kind: 'limit', id: 'epoll-watches'},
  },
  {
    pattern:
      /unable to create (new )?native thread|can't start new thread|pthread_create|fork: .*(resource temporarily|retry)/i,
    topic: {kind: 'limit', id: 'threads'},
  },
  {
    pattern: /(setrlimit|u?limit|RLIMIT_NOFILE|nofile).*(operation not permitted|EPERM)/i,
    topic: error('EPERM'),
  },
  {pattern: /ip_local_port_range.*(invalid argument|EINVAL)/i, topic: error('EINVAL')},
  {pattern: /\b(listen|bind)\b.*(permission denied|EACCES)/i, topic: error('EACCES')},
  // Windows
  {pattern: /only one usage of each socket address/i, topic: error('WSAEADDRINUSE')},
  {pattern: /lacked sufficient buffer space|because a queue was full/i, topic: error('WSAENOBUFS')},
  {pattern: /requested address is not valid in its context/i, topic: error('WSAEADDRNOTAVAIL')},
  {pattern: /in a way forbidden by its access permissions/i, topic: error('WSAEACCES')},
  {pattern: /party did not properly respond/i, topic: error('WSAETIMEDOUT')},
  {pattern: /actively refused/i, topic: error('WSAECONNREFUSED')},
  {pattern: /forcibly closed by the remote host/i, topic: error('WSAECONNRESET')},
  {pattern: /aborted by the software in your host/i, topic: error('WSAECONNABORTED')},
]

/** The C library's words for an errno, which most languages print. */
const strerrors: readonly Rule[] = [
  {pattern: /(cannot|can't) assign requested address/i, topic: error('EADDRNOTAVAIL')},
  {pattern: /address already in use/i, topic: error('EADDRINUSE')},
  {pattern: /too many open files in system|file table overflow/i, topic: error('ENFILE')},
  {pattern: /too many open files/i, topic: error('EMFILE')},
  {pattern: /no buffer space available/i, topic: error('ENOBUFS')},
  {pattern: /network is unreachable/i, topic: error('ENETUNREACH')},
  {pattern: /(software caused )?connection abort(ed)?\b/i, topic: error('ECONNABORTED')},
  {pattern: /connection reset\b/i, topic: error('ECONNRESET')},
  {pattern: /connection refused/i, topic: error('ECONNREFUSED')},
  {pattern: /broken pipe/i, topic: error('EPIPE')},
  {pattern: /connection timed out/i, topic: error('ETIMEDOUT')},
  {
    pattern: /handshake (has )?(timed? ?out|timeout)|timed out during opening handshake/i,
    topic: {kind: 'symptom', id: 'handshake-timeout'},
  },
  {
    pattern:
      /i\/o timeout|context deadline exceeded|(request|connect|connection|read|operation) ?timed? ?-?out\b|(SocketTimeout|ConnectTimeout|ReadTimeout)(Exception|Error)?/i,
    topic: {kind: 'symptom', id: 'deadline'},
  },
  {
    pattern:
      /socket hang up|server disconnected|remote end closed connection|premature(ly)? close|closed prematurely|: (unexpected )?EOF["']?$/i,
    topic: {kind: 'symptom', id: 'peer-closed'},
  },
]

/** Errors that sockets and nothing else, or hardly anything else, end with. The others need a sentence that says more. */
const ofSockets: ReadonlySet<ErrorId> = new Set<ErrorId>([
  'EADDRINUSE',
  'EADDRNOTAVAIL',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EMFILE',
  'ENETUNREACH',
  'ENFILE',
  'ENOBUFS',
  'EPIPE',
  'ETIMEDOUT',
])

/** A pasted line of a log or a terminal → what it is about. */
export function topicOfLine(line: string): Topic | undefined {
  if (aboutOthers.some((pattern) => pattern.test(line))) return undefined
  return bySentence(line, sentences) ?? byName(line) ?? byNumber(line) ?? bySentence(line, strerrors)
}

function bySentence(line: string, rules: readonly Rule[]): Topic | undefined {
  return rules.find(({pattern}) => pattern.test(line.trim()))?.topic
}

function byName(line: string): Topic | undefined {
  for (const [word] of line.matchAll(/\b(?:WSA)?E[A-Z]{3,}\b/g)) {
    const id = errorOfName(word)
    if (id !== undefined && (id.startsWith('WSA') || ofSockets.has(id))) return error(id)
  }
  return undefined
}

/** Numbers only where something says that they are errors. */
function byNumber(line: string): Topic | undefined {
  const [, linux] =
    /\berrno[\s:=\]]*-?(\d+)|\bos error (\d+)/i.exec(line)?.filter((part) => part !== undefined) ?? []
  const [, windows] =
    /\b(?:WinError|WSA\w*|winsock|SocketException|socket error|error code)[\s:=(#]*(10\d{3})\b/i.exec(line) ??
    []
  const id = errorOfNumber(Number(windows ?? linux ?? 0))
  return id !== undefined && (windows !== undefined || ofSockets.has(id)) ? error(id) : undefined
}
