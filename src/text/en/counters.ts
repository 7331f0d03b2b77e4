import type {CounterId} from '../../model/topic.js'
import type {LinkedProse} from '../prose.js'

const snmp = 'https://docs.kernel.org/networking/snmp_counter.html'

/** Counters of the kernel. Those of TCP are in /proc/net/netstat, one set per network namespace (nstat -az shows them). */
export const counterProse: Readonly<Record<CounterId, LinkedProse>> = {
  ListenDrops: {
    what: 'handshakes a listener dropped, for whatever reason.',
    why: () =>
      'With ListenOverflows the same, the accept queue was full. Larger than it: the queue of half-open handshakes, without SYN cookies.',
    pitfalls: ['Each retry of the same client counts again.'],
    link: snmp,
  },
  ListenOverflows: {
    what: 'handshakes dropped because the accept queue of a listener was full.',
    why: (n) =>
      `The server did not accept fast enough, or its backlog is too short for bursts of ${n}. The clients try again a second later.`,
    pitfalls: [
      'Each retry counts again, so it is larger than the number of clients that waited.',
      'Find the listener with ss -ltn: Recv-Q is one more than Send-Q when its queue is full.',
    ],
    link: snmp,
  },
  SyncookiesSent: {
    what: 'handshakes answered with a SYN cookie because the queue of half-open ones was full.',
    why: (n) =>
      `In bursts of ${n} it is usual now and then. Together with a full accept queue, clients can believe in connections the server never gets.`,
    pitfalls: [
      '"Possible SYN flooding" in the kernel log is the same event; it is no attack in a load test.',
    ],
    link: snmp,
  },
  TCPAbortOnMemory: {
    what: 'connections reset because there were too many orphans, or because queued data went over net.ipv4.tcp_mem.',
    why: () => 'It grows when very many connections are closed at once.',
    pitfalls: ['It has nothing to do with free memory as "free" shows it.'],
    link: snmp,
  },
  TCPBacklogDrop: {
    what: 'packets dropped because one socket was busy and its own backlog full.',
    why: () => 'A single connection gets more than its program reads.',
    pitfalls: ['It is not the backlog of listen().'],
    link: snmp,
  },
  TCPMemoryPressures: {
    what: 'times the queued data of all sockets went over the "pressure" value of net.ipv4.tcp_mem.',
    why: (n) => `Of ${n} many have unread or unsent data. Idle connections do not cause it.`,
    pitfalls: ['net.ipv4.tcp_mem is in pages, not in bytes.'],
    link: snmp,
  },
  TCPRcvQDrop: {
    what: "packets dropped because the memory for a socket's unread data was used up.",
    why: () => 'Programs read too slowly, and net.ipv4.tcp_mem is exceeded.',
    pitfalls: ['The data is sent again: it shows as delay, not as loss.'],
    link: snmp,
  },
  TCPReqQFullDoCookies: {
    what: 'times the queue of half-open handshakes was full and cookies were sent instead.',
    why: (n) =>
      `In a burst of ${n} with a short backlog, clients can become phantoms: connected for themselves, unknown to the server, silent for ever.`,
    pitfalls: ['Raise the backlog of listen() and net.core.somaxconn; this queue is as long as they are.'],
    link: snmp,
  },
  TCPReqQFullDrop: {
    what: 'handshakes dropped because the queue of half-open ones was full and SYN cookies are off.',
    why: () => 'Set net.ipv4.tcp_syncookies to 1.',
    pitfalls: ['ListenDrops grows with it, ListenOverflows does not.'],
    link: snmp,
  },
  TCPRetransFail: {
    what: 'packets that could not be sent again because this host itself dropped them.',
    why: () =>
      'As many as TCPTimeouts: the own firewall or a full connection-tracking table drops what goes out.',
    pitfalls: ['Rules on the way in do not count here.'],
    link: snmp,
  },
  TCPSynRetrans: {
    what: 'SYNs that were sent again because nobody answered.',
    why: () => 'A full accept queue or dropped packets; with a server here ListenOverflows tells which.',
    pitfalls: ['Each is at least one second of waiting.'],
    link: snmp,
  },
  TCPTimeWaitOverflow: {
    what: 'closed sockets that found no place in TIME_WAIT because net.ipv4.tcp_max_tw_buckets was reached.',
    why: (n) => `When ${n} are closed within a minute on this side, they need as many places.`,
    pitfalls: ['Raise the setting; never lower it to "get rid of" TIME_WAIT.'],
    link: snmp,
  },
  TCPTimeouts: {
    what: 'times a packet was not acknowledged in time.',
    why: () => 'As many as TCPRetransFail: this host itself drops what goes out.',
    pitfalls: ['A few are usual on any network; on loopback none are.'],
    link: snmp,
  },
  insert_failed: {
    what: 'connections that found no place in the connection-tracking table (conntrack -S).',
    why: (n) =>
      `With ${n} through a rule that tracks, net.netfilter.nf_conntrack_max is too low, or entries collide.`,
    pitfalls: ['drop next to it counts packets lost because the table was full.'],
    link: 'https://docs.kernel.org/networking/nf_conntrack-sysctl.html',
  },
  softnet_stat: {
    what: 'packets per CPU; the second column counts those dropped because net.core.netdev_max_backlog was reached.',
    why: (n) => `Bursts of ${n} on loopback or between containers pass through this queue.`,
    pitfalls: ['Numbers are hexadecimal and of the whole host, also inside a container.'],
    link: 'https://docs.kernel.org/admin-guide/sysctl/net.html',
  },
}
