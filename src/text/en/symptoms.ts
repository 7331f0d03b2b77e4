import type {SymptomId} from '../../model/topic.js'
import type {LinkedProse} from '../prose.js'

/** What programs print where no errno is named. */
export const symptomProse: Readonly<Record<SymptomId, LinkedProse>> = {
  deadline: {
    what: "the program's own deadline passed before the other side answered.",
    why: (n) =>
      `When ${n} arrive faster than the server accepts, the kernel drops handshakes in silence and connect() takes 1, 2, 3 … seconds, until the program gives up.`,
    pitfalls: [
      'ListenOverflows tells a full accept queue; "table full" in the kernel log tells connection tracking; neither: a firewall, or a server that is too slow.',
      'Raising the timeout only hides it.',
    ],
    link: 'https://docs.kernel.org/networking/snmp_counter.html',
  },
  'handshake-timeout': {
    what: 'the TCP connection is there, but the WebSocket or TLS handshake was not answered in time.',
    why: (n) =>
      `The kernel completes connections the program has not accepted: of ${n} some wait in the accept queue, or the server's event loop is busy with the handshakes of the others.`,
    pitfalls: [
      'The server may be out of file descriptors: then it cannot accept, and says nothing.',
      'A phantom looks like this too: TCPReqQFullDoCookies grows.',
      'One CPU does a few thousand TLS handshakes a second at most: open more slowly, or use more processes.',
    ],
    link: 'https://docs.kernel.org/networking/snmp_counter.html',
  },
  killed: {
    what: "the kernel killed the process because memory ran out, the host's or its control group's.",
    why: (n) =>
      `${n} take about 10 KB each for both ends in the kernel alone, and 20 KB with two Node programs.`,
    pitfalls: [
      'Exit code 137 is this. A container is killed at its own limit, however much the host has free.',
    ],
    link: 'https://docs.kernel.org/admin-guide/cgroup-v2.html',
  },
  'nginx-worker-connections': {
    what: 'nginx has as many connections open as worker_connections allows for each worker.',
    why: (n) =>
      `A proxied connection takes two. ${n} need worker_processes × worker_connections of more than that, and worker_rlimit_nofile above it.`,
    pitfalls: [
      'The default is 512, in most packages 768 or 1024.',
      'worker_rlimit_nofile is needed because nginx does not raise its open-file limit by itself.',
    ],
    link: 'https://nginx.org/en/docs/ngx_core_module.html#worker_connections',
  },
  'peer-closed': {
    what: 'the other side closed the connection without an answer.',
    why: (n) =>
      `Under ${n} a Node server that is out of file descriptors accepts and closes at once, without any error; others close at a cap of their own.`,
    pitfalls: [
      'Survivors that stop at a round number are a cap; a number about 20 below a limit is the open-file limit.',
      'Keep-alive timeouts do it now and then, whatever the number.',
    ],
    link: 'https://github.com/libuv/libuv/issues/315',
  },
  'syn-flooding': {
    what: "a listener's queue of half-open handshakes was full, and the kernel sent SYN cookies.",
    why: (n) =>
      `In a load test it is no attack: the backlog of listen() is too short for bursts of ${n}. Some clients may become phantoms: connected for themselves and unknown to the server.`,
    pitfalls: [
      'It is said once for each listener; TCPReqQFullDoCookies and SyncookiesSent count on.',
      'Do not switch net.ipv4.tcp_syncookies off: then the handshakes are dropped.',
    ],
    link: 'https://docs.kernel.org/networking/ip-sysctl.html',
  },
  'tool-socket-errors': {
    what: 'the load tool counts failed sockets and does not say why.',
    why: (n) =>
      `"connect" errors at ${n} are most often open files (EMFILE) or ephemeral ports (EADDRNOTAVAIL); "timeout" is a full accept queue or a slow server; "read" is a server that closes.`,
    pitfalls: [
      'strace -f -e trace=connect,socket on the tool shows the errno.',
      'Tools in C such as wrk do not raise the soft open-file limit: ulimit -Sn.',
    ],
    link: 'https://man7.org/linux/man-pages/man2/connect.2.html',
  },
}
