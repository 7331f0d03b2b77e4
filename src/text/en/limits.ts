import type {LimitId} from '../../model/limit-id.js'
import type {LinkedProse} from '../prose.js'

export interface LimitProse extends LinkedProse {
  /** How connections fail, or what slows down, when it runs out. */
  readonly runsOutAs: string
  /** In the names of the inputs; more than one where it depends. */
  readonly formulas: readonly string[]
  /** How the value that is proposed is worked out, where a workload sizes it. */
  readonly proposed?: string
  /** What the names in the formulas mean, where the name does not say it. */
  readonly inputs: string
}

const ipSysctl = 'https://docs.kernel.org/networking/ip-sysctl.html'
const fsSysctl = 'https://docs.kernel.org/admin-guide/sysctl/fs.html'
const kernelSysctl = 'https://docs.kernel.org/admin-guide/sysctl/kernel.html'
const getrlimit = 'https://man7.org/linux/man-pages/man2/getrlimit.2.html'

const ends = 'ends is 2 when both ends of each connection are on this host, else 1.'
const own =
  'own is 21: the descriptors a Node process holds besides its connections. Programs in C hold fewer, so for them the ceiling is a little low.'

/** Every limit of the ladder. */
export const limitProse: Readonly<Record<LimitId, LimitProse>> = {
  'open-files': {
    what: 'the connections the hard open-file limit carries; it is per process, and each connection is a descriptor.',
    why: (n) =>
      `Node, Go, the JVM and what tune gate runs stop here. ${n} need a limit that is higher by some 500, or more processes.`,
    runsOutAs:
      'EMFILE in a client. A server in Node gets no error: it accepts with a spare descriptor and closes at once. A server in C that goes on calling accept() leaves connections in the accept queue, established and silent.',
    formulas: ['processes × (hard − own)'],
    proposed: "Each process's share of the target, plus 512 for listeners, files and libraries, plus 5 %.",
    inputs: own,
    pitfalls: [
      'Logins, services and containers each get theirs from another place, and a value in one does nothing for the others.',
      'It cannot be set above fs.nr_open, not even by root.',
      'A running process keeps its old limit. After changing a unit: systemctl daemon-reload, and restart it.',
    ],
    link: getrlimit,
  },
  'open-files-soft': {
    what: 'the connections the soft open-file limit of the calling shell carries.',
    why: (n) =>
      `Python, C programs and nginx stop here before they hold ${n}. Node, Go and the JVM raise it themselves, so for them it only warns.`,
    runsOutAs: 'EMFILE, "Too many open files".',
    formulas: ['processes × (soft − own)'],
    proposed: 'The same as for the hard limit, as far as the hard limit allows.',
    inputs: own,
    pitfalls: [
      'tune runs on Node, which has raised its own soft limit, so it reads that of the process that called it.',
      'Raise it where it is needed: select(2) fails on descriptors above 1023.',
    ],
    link: getrlimit,
  },
  'nr-open': {
    what: 'the connections the highest open-file limit that can be set at all would carry.',
    why: (n) =>
      `${n} in one process need a hard limit that fs.nr_open allows; above it setrlimit() says EPERM to root too.`,
    runsOutAs: 'EPERM from setrlimit(), and services or logins that do not start.',
    formulas: ['processes × (nrOpen − own)'],
    proposed: 'The same as for the hard open-file limit.',
    inputs: own,
    pitfalls: ['Raise it before any limit that needs it, and lower it only after them.'],
    link: fsSysctl,
  },
  'ephemeral-ports': {
    what: 'the connections the ephemeral ports carry: one port for each, per client address and server address and port.',
    why: (n) =>
      `However strong the host is, ${n} to one server from one address need as many ports. More client addresses or server ports multiply them.`,
    runsOutAs: 'EADDRNOTAVAIL from connect(); EADDRINUSE where the program binds its local address first.',
    formulas: [
      '(ports − reserved − listeners) × tuples',
      '(ports − reserved − listeners) × tuples − churn × timeWaitSeconds',
    ],
    proposed:
      'The range to 65535 whose lower end is the highest of 32768, 16384, 10000 and 1024 that is enough, listeners and reserved ports taken off; and more client addresses where none is.',
    inputs:
      'ports is the size of the range, both ends included; reserved and listeners are the ports inside it that are reserved or listened on; tuples is client addresses × server addresses and ports; churn is connections closed and opened anew per second (--churn); timeWaitSeconds is 60, or 1 where the ports can be used again.',
    pitfalls: [
      "Ports held in TIME_WAIT or by other programs' connections to the same server are not counted.",
      'A range that begins low takes ports of services that start later: list them in net.ipv4.ip_local_reserved_ports.',
      'A lower end below net.ipv4.ip_unprivileged_port_start is refused.',
    ],
    link: ipSysctl,
  },
  'ephemeral-ports-knee': {
    what: 'the connections up to which a connect() stays cheap: half of the ephemeral ports.',
    why: (n) =>
      `Past it each of the rest of ${n} costs 12 to 35 times as much CPU, because the kernel searches all ports of one parity before the others. Nothing fails.`,
    runsOutAs: 'connect() that takes 240 to 640 µs instead of 20 µs.',
    formulas: ['half × tuples'],
    inputs:
      "half is the usable ports of the lower end's parity; tuples is client addresses × server addresses and ports.",
    pitfalls: ['A wider range moves the knee, and makes the search behind it longer.'],
    link: ipSysctl,
  },
  'accept-queue': {
    what: 'the connections that survive a pause of the server in accept(); the queue between the handshake and the program.',
    why: (n) =>
      `While ${n} arrive, the server is now and then busy elsewhere for a quarter of a second. What arrives then must fit in this queue.`,
    runsOutAs:
      'no error: handshakes are dropped and sent again after 1, 2, 3 … seconds, so connections arrive late. ListenOverflows and ListenDrops grow with each retry.',
    formulas: ['unbounded while rate × pauseMs ÷ 1000 ≤ queue', 'queue + 1'],
    proposed:
      'What arrives in one pause (the target, if that is less), rounded up to a power of two, at least 4096.',
    inputs:
      'queue is net.core.somaxconn, or the backlog of listen() where it is known (--backlog) and smaller; rate is connections per second (--rate); pauseMs is 250.',
    pitfalls: [
      "The smaller of net.core.somaxconn and the program's own backlog counts; Node and nginx ask for 511.",
      'A server that is listening already keeps its backlog until it is restarted.',
    ],
    link: ipSysctl,
  },
  'syn-queue': {
    what: 'the half-open handshakes of clients on other hosts, where SYN cookies are off.',
    why: (n) =>
      `With SYN cookies, the default, it never stops ${n}. Without them a burst over it is dropped and retried by the clients.`,
    runsOutAs: 'late connections; TCPReqQFullDrop grows, and ListenDrops more than ListenOverflows.',
    formulas: ['unbounded while rate × roundTripMs ÷ 1000 ≤ synBacklog × 3 ÷ 4', 'synBacklog × 3 ÷ 4'],
    inputs: 'rate is connections per second (--rate); roundTripMs is 100.',
    pitfalls: ['Turn SYN cookies on instead of raising net.ipv4.tcp_max_syn_backlog.'],
    link: ipSysctl,
  },
  memory: {
    what: "the connections that fit in memory: the kernel's sockets and what the program keeps for each.",
    why: (n) =>
      `Idle, each end of ${n} takes about 4,750 bytes of the kernel and 5,750 of a Node program. Buffers, TLS and what the program keeps come on top.`,
    runsOutAs: 'a kill: SIGKILL, exit code 137. No error names it.',
    formulas: ['(availableBytes − ends × processes × bytesPerProcess) ÷ (ends × bytesPerEnd)'],
    inputs: `availableBytes is what the host or the tightest control group has left, whichever is less; page cache the kernel would give back does not count as used. ${ends} bytesPerProcess is 50 MiB; bytesPerEnd is 10,500. A program in C needs almost nothing for itself.`,
    pitfalls: [
      "A container's limit is usually far below the host's memory.",
      'docker run --memory and MemoryMax= of a unit are what sets it.',
    ],
    link: 'https://docs.kernel.org/admin-guide/cgroup-v2.html',
  },
  'tcp-mem': {
    what: 'the connections with unread or unsent data that the memory for TCP queues carries.',
    why: (n) =>
      `Idle connections queue nothing. The share of ${n} that does (--queued) takes at least a page each.`,
    runsOutAs:
      'TCPMemoryPressures grows, buffers shrink, data is dropped and sent again. Idle connections are not touched.',
    formulas: ['(pressure − used) ÷ (pages × share × ends)'],
    inputs: `pressure is the second value of net.ipv4.tcp_mem, used what is queued now, both in pages; pages is 1.25. ${ends}`,
    pitfalls: [
      'net.ipv4.tcp_mem is in pages, not in bytes.',
      "It is the host's: a container neither sees nor sets it.",
    ],
    link: ipSysctl,
  },
  'file-max': {
    what: 'the connections that fit in the open files of all processes of the host together.',
    why: (n) => `Both ends count when they live here: ${n} are twice as many files.`,
    runsOutAs: 'ENFILE; "VFS: file-max limit reached" in the kernel log. Root does not notice.',
    formulas: ['(fileMax − open) ÷ ends'],
    proposed: 'The ends of all connections plus 10 %, plus what is open now.',
    inputs: `open is the first number of /proc/sys/fs/file-nr. ${ends}`,
    pitfalls: ['The fixed values of guides lower it on hosts where systemd has raised it.'],
    link: fsSysctl,
  },
  'epoll-watches': {
    what: "the connections one user can wait for with epoll, over all of that user's processes.",
    why: (n) =>
      `Every event loop registers each socket: ${n} with both ends under one user are twice as many.`,
    runsOutAs: 'ENOSPC from epoll_ctl(), which many programs report as a full disk.',
    formulas: ['watches ÷ ends'],
    proposed: 'The ends of all connections.',
    inputs: ends,
    pitfalls: ['The default follows the memory, about 233,000 per GiB; small hosts stop below a million.'],
    link: fsSysctl,
  },
  conntrack: {
    what: "the connections the firewall's connection tracking can remember.",
    why: (n) =>
      `Where a rule tracks, ${n} take an entry each, next to those that are there and those that are closing.`,
    runsOutAs:
      'packets of new connections dropped in silence; "nf_conntrack: table full, dropping packet" in the kernel log.',
    formulas: ['max − tracked − churn × closedSeconds'],
    proposed: 'The entries there are, the target, and two minutes of closed connections, plus 10 %.',
    inputs:
      'tracked is the entries now; churn is connections closed per second (--churn); closedSeconds is 120.',
    pitfalls: [
      'Entries of a killed run stay for two minutes, idle ones for five days.',
      "With Docker or NAT the host's table counts the containers' traffic too.",
    ],
    link: 'https://docs.kernel.org/networking/nf_conntrack-sysctl.html',
  },
  'time-wait-buckets': {
    what: 'the closed sockets the kernel keeps in TIME_WAIT for 60 seconds.',
    why: (n) => `It does not stop ${n}; it matters when many are closed per second on this side (--churn).`,
    runsOutAs: 'sockets forgotten too early; TCPTimeWaitOverflow grows.',
    formulas: ['unbounded while churn × timeWaitSeconds ≤ buckets', 'buckets'],
    inputs: 'churn is connections closed per second; timeWaitSeconds is 60.',
    pitfalls: ['It must never be lowered. TIME_WAIT costs ports of the client, hardly any memory.'],
    link: ipSysctl,
  },
  orphans: {
    what: 'the closed sockets that no process holds and that the kernel still has to finish, when all close at once.',
    why: (n) => `When ${n} are closed at the same moment, those beyond it are reset.`,
    runsOutAs: 'resets, and "too many orphaned sockets" in the kernel log.',
    formulas: ['max − orphans'],
    inputs: 'orphans is how many there are now.',
    pitfalls: ['Each may take up to 64 KiB that cannot be swapped.'],
    link: ipSysctl,
  },
  threads: {
    what: 'the connections a server with a thread for each can hold.',
    why: (n) =>
      `With one thread each, ${n} need as many threads and a quarter to spare. Event loops do not need it.`,
    runsOutAs:
      'EAGAIN from fork() and pthread_create(): "Resource temporarily unavailable", "unable to create native thread".',
    formulas: ['min(threadsMax − running, pidMax − running, inGroup) ÷ (perConnection × spare)'],
    inputs: 'inGroup is what pids.max of the tightest control group leaves; spare is 1.25.',
    pitfalls: ['pids.max of the container or unit is usually the lowest of the three.'],
    link: kernelSysctl,
  },
  'memory-maps': {
    what: 'the connections a server with a thread for each can hold before it runs out of memory areas.',
    why: (n) => `Each thread takes two areas, so ${n} with a thread each need more than twice as many.`,
    runsOutAs: 'ENOMEM from mmap() or a failed thread start, with plenty of memory free.',
    formulas: ['processes × maps ÷ (threads × mapsPerThread × spare)'],
    inputs: 'maps is vm.max_map_count; mapsPerThread is 2, spare is 1.25.',
    pitfalls: ['It is per process: more processes carry more.'],
    link: 'https://docs.kernel.org/admin-guide/sysctl/vm.html',
  },
  neighbours: {
    what: 'the connections from directly connected peers that the neighbour (ARP) table carries.',
    why: (n) =>
      `It stops ${n} only when they come from more than about a thousand peers on the same network (--peers).`,
    runsOutAs: 'timeouts, and "neighbor table overflow" in the kernel log.',
    formulas: ['unbounded while peers ≤ gcThresh', 'target × gcThresh ÷ peers'],
    proposed: 'The peers plus a quarter.',
    inputs: 'gcThresh is net.ipv4.neigh.default.gc_thresh3.',
    pitfalls: ['Peers behind a router share its one entry.'],
    link: ipSysctl,
  },
  'hash-chains': {
    what: 'the connections up to which the kernel finds a socket at once in its table.',
    why: (n) =>
      `More than four sockets for each entry make every packet of ${n} a little slower. Nothing fails.`,
    runsOutAs: 'a little more CPU for every packet.',
    formulas: ['chain × buckets ÷ ends'],
    inputs: `buckets is net.ipv4.tcp_ehash_entries; chain is 4. ${ends}`,
    pitfalls: ['The table is made at boot; thash_entries= on the kernel command line changes it.'],
    link: ipSysctl,
  },
}
