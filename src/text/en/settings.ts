import type {LinuxSettingName} from '../../model/linux-setting-name.js'
import type {Prose} from '../prose.js'

const neighbourPitfall = 'The three thresholds belong together: gc_thresh1 ≤ gc_thresh2 ≤ gc_thresh3.'
const bufferPitfalls = [
  'The first value must stay at 4096 or more, and the second is given to every new socket: raise the third only.',
  'net.core.rmem_max and net.core.wmem_max do not cap what autotuning may take; this value does.',
  'A new network namespace copies the value from the initial one when it is made.',
]
const explicitBufferPitfalls = [
  'It does not cap TCP autotuning, so it does not limit ordinary connections.',
  'It is read-only in a container, and docker run --sysctl cannot set it.',
  'Guides with fixed values (131072, 16384) lower it on newer kernels.',
]

/** Every setting of the catalogue. */
export const settingProse: Readonly<Record<LinuxSettingName, Prose>> = {
  'RLIMIT_NOFILE hard': {
    what: 'the most file descriptors a process may allow itself; every connection is one.',
    why: (n) =>
      `A process that holds ${n} needs as many descriptors, and some 500 more for listeners, files and libraries. Node, Go and the JVM raise their soft limit and stop at this one, with EMFILE.`,
    pitfalls: [
      'Logins, services and containers each get theirs from another place: limits.d is read by PAM at login and for nothing else, a unit needs LimitNOFILE=, a container --ulimit.',
      'It cannot be set above fs.nr_open, not even by root: EPERM.',
      '"*" in limits.d does not match root.',
      'A running process keeps the limit it was started with, unless prlimit --pid changes it.',
    ],
  },
  'RLIMIT_NOFILE soft': {
    what: 'the file descriptors a process may have open right now; every connection is one.',
    why: (n) =>
      `Python, C programs (wrk) and nginx without worker_rlimit_nofile do not raise it, and reach EMFILE before ${n} when it is the usual 1024. Node, Go since 1.19 and the JVM raise it to the hard limit when they start.`,
    pitfalls: [
      'ulimit -n in one shell says nothing about a service, a container or another login.',
      'Raise it where it is needed and not for everything: select(2) fails on descriptors above 1023.',
      "What a Node program sees of its own limit is not the shell's: Node has raised it already, for its children too.",
    ],
  },
  'fs.epoll.max_user_watches': {
    what: "how many sockets one user may register with epoll, over all of that user's processes.",
    why: (n) =>
      `Every event loop (Node, nginx, Go, Java NIO) registers each socket. With both ends of ${n} under one user it takes twice as many. Running out is ENOSPC from epoll_ctl(), which many programs report as a full disk.`,
    pitfalls: [
      "The kernel's default follows the memory: about 233,000 per GiB. A million connections with both ends here need 8.6 GiB or a larger value.",
      "It is one value for the machine, counted per user: a container's processes count for their user on the host.",
    ],
  },
  'fs.file-max': {
    what: 'the open files of all processes of the machine together.',
    why: (n) =>
      `Both ends of a connection count when they live here, so ${n} take twice as many, on top of what is open already. Running out is ENFILE for everybody but root.`,
    pitfalls: [
      'systemd 240 and later sets it to the highest possible value: the fixed numbers of guides (2097152, 65000) lower it.',
      'Root (CAP_SYS_ADMIN) is not held to it, so a test as root does not show it.',
    ],
  },
  'fs.nr_open': {
    what: 'the highest open-file limit that any process can be given.',
    why: (n) =>
      `To hold ${n} in one process its hard open-file limit must be higher than that, and no limit can be set above fs.nr_open: setrlimit() says EPERM, to root too.`,
    pitfalls: [
      'Lowering it breaks every login and service that asks for more the next time it starts.',
      'limits.d and unit files must never name more than the value the next boot will have: raise this first, undo it last.',
    ],
  },
  'kernel.pid_max': {
    what: 'the largest process or thread number, and so how many can exist at the same time.',
    why: (n) =>
      `Only a server with a thread for each connection needs as many as ${n}. Event loops need a handful.`,
    pitfalls: [
      'pids.max of the control group (TasksMax= of a unit, --pids-limit of a container) is often lower.',
    ],
  },
  'kernel.threads-max': {
    what: 'the threads of the whole machine.',
    why: (n) =>
      `Only a server with a thread for each connection needs as many as ${n}. Running out is EAGAIN: "Resource temporarily unavailable", "unable to create native thread".`,
    pitfalls: [
      'pids.max of the control group (TasksMax= of a unit, --pids-limit of a container) is often lower.',
    ],
  },
  'vm.max_map_count': {
    what: 'the memory areas one process may have; each thread takes two, a stack and its guard page.',
    why: (n) =>
      `A server with a thread for each connection needs more than twice ${n} of them. The default 65530 carries about 26,000 threads.`,
    pitfalls: ['Running out is ENOMEM from mmap() or a failed thread start, with plenty of memory free.'],
  },
  'net.core.netdev_max_backlog': {
    what: 'packets that wait for one CPU before the network stack takes them; loopback and containers use this queue.',
    why: (n) =>
      `When ${n} are opened in bursts on loopback, packets over it are dropped and sent again a second later. The second column of /proc/net/softnet_stat counts the drops.`,
    pitfalls: [
      "It is the host's: a container neither sees nor sets it.",
      'A network card with NAPI does not use it; raising it for one does nothing.',
    ],
  },
  'net.core.optmem_max': {
    what: 'the largest ancillary buffer of one socket (control messages, options).',
    why: () => 'It has nothing to do with how many connections a host can hold.',
    pitfalls: ['Guides raise it out of habit. Zero-copy sends are what needs it.'],
  },
  'net.core.rmem_max': {
    what: 'the largest receive buffer a program may ask for with SO_RCVBUF.',
    why: () => 'It does not limit how many connections there can be, nor what TCP gives them by itself.',
    pitfalls: explicitBufferPitfalls,
  },
  'net.core.somaxconn': {
    what: 'the cap on the backlog of every listen() call, that is on the queue of accepted handshakes.',
    why: (n) =>
      `While a server is busy elsewhere, new connections wait in this queue. When ${n} arrive faster than accept() takes them and the queue is full, the kernel drops handshakes in silence and clients wait 1, 2, 3 seconds and longer.`,
    pitfalls: [
      "The smaller of both counts: the program's own backlog is often 511 (Node, nginx) or 128.",
      'A server that is listening already keeps its backlog until it calls listen() again: restart it.',
      "A container starts from the kernel's default, not from the host's value.",
    ],
  },
  'net.core.wmem_max': {
    what: 'the largest send buffer a program may ask for with SO_SNDBUF.',
    why: () => 'It does not limit how many connections there can be, nor what TCP gives them by itself.',
    pitfalls: explicitBufferPitfalls,
  },
  'net.ipv4.ip_local_port_range': {
    what: 'the ports the kernel may choose from when a program connects.',
    why: (n) =>
      `Each connection to one server address and port takes one port per client address, so ${n} to one server need as many ports. The default has 28,232. Running out is EADDRNOTAVAIL.`,
    pitfalls: [
      'From half of the range on, each connect() costs 12 to 35 times as much: ports of one parity are tried first.',
      'A lower end below net.ipv4.ip_unprivileged_port_start is refused with EINVAL.',
      'A range that begins low takes the ports of services that start later: list them in net.ipv4.ip_local_reserved_ports.',
      'One end should be even and the other odd, or a port is lost: 16384 65000 and 1024 65000 are unfit.',
      'UDP and IPv6 take from the same range.',
    ],
  },
  'net.ipv4.ip_local_reserved_ports': {
    what: 'ports the kernel never chooses by itself, kept for services that listen on them.',
    why: (n) =>
      `Each reserved port inside the port range is one connection less for ${n} to one server. Without it a service may find its port taken by an outgoing connection.`,
    pitfalls: [
      'Writing replaces the whole list: read it, add to it, write it.',
      'A program that names a reserved port itself still gets it.',
    ],
  },
  'net.ipv4.ip_unprivileged_port_start': {
    what: 'the first port that programs without privilege may listen on.',
    why: () =>
      'The port range cannot begin below it, and it cannot be raised above the lower end of the port range: both are EINVAL.',
    pitfalls: ['The port range "500 65535" of some guides is refused because of it.'],
  },
  'net.ipv4.neigh.default.gc_thresh1': {
    what: 'the neighbour (ARP) entries below which nothing is ever cleaned up.',
    why: () => 'It matters only with more than about a thousand directly connected peers.',
    pitfalls: [neighbourPitfall],
  },
  'net.ipv4.neigh.default.gc_thresh2': {
    what: 'the neighbour (ARP) entries above which old ones are cleaned up after five seconds.',
    why: () => 'It matters only with more than about a thousand directly connected peers.',
    pitfalls: [neighbourPitfall],
  },
  'net.ipv4.neigh.default.gc_thresh3': {
    what: 'the most neighbour (ARP) entries: one for each directly connected layer-2 peer.',
    why: (n) =>
      `When ${n} come from more peers on the same network than this, packets to the rest are lost. Peers behind a router share one entry.`,
    pitfalls: [
      neighbourPitfall,
      'The kernel log says "neighbor table overflow"; the program sees a timeout.',
    ],
  },
  'net.ipv4.tcp_abort_on_overflow': {
    what: 'whether a full accept queue answers with a reset instead of letting the client try again.',
    why: () =>
      'Leave it at 0. With 1 a short burst that would have been served a second later ends in ECONNRESET for the clients.',
    pitfalls: ['It does not make the queue longer; net.core.somaxconn and the backlog of listen() do.'],
  },
  'net.ipv4.tcp_congestion_control': {
    what: 'the algorithm that decides how fast a new connection sends.',
    why: () => 'It does not limit how many connections a host can hold.',
    pitfalls: ['A container may choose only among net.ipv4.tcp_allowed_congestion_control.'],
  },
  'net.ipv4.tcp_ehash_entries': {
    what: "the size of the kernel's table of TCP sockets, made at boot from the memory.",
    why: (n) =>
      `With both ends of ${n} here, more than four sockets for each entry make every packet a little slower. Nothing fails.`,
    pitfalls: [
      'Negative means: shared with the initial network namespace; the size is the absolute value.',
      'It changes only with thash_entries= on the kernel command line, or for a new namespace with tcp_child_ehash_entries.',
    ],
  },
  'net.ipv4.tcp_fin_timeout': {
    what: "how long a closed socket that no process holds waits for the other side's FIN (FIN_WAIT_2).",
    why: () => 'It does not shorten TIME_WAIT: that is 60 seconds, always. Leave it.',
    pitfalls: [
      'Most guides lower it to get rid of TIME_WAIT. With 5, all sockets were still in TIME_WAIT after 12 seconds.',
    ],
  },
  'net.ipv4.tcp_max_orphans': {
    what: 'closed sockets that no process holds any more and that the kernel still has to finish.',
    why: (n) =>
      `When ${n} are closed at once, those with data on the way become orphans; beyond this number they are reset with a warning in the kernel log.`,
    pitfalls: ['Each may take up to 64 KiB that cannot be swapped. It must not be lowered.'],
  },
  'net.ipv4.tcp_max_syn_backlog': {
    what: 'half-open handshakes a listener remembers, but only where SYN cookies are off.',
    why: () =>
      'With net.ipv4.tcp_syncookies at 1, the default, it is not looked at: the backlog of listen() bounds half-open handshakes instead.',
    pitfalls: [
      'Most guides raise it, which does nothing.',
      'The last quarter is held back for clients the kernel knows already.',
    ],
  },
  'net.ipv4.tcp_max_tw_buckets': {
    what: 'the most sockets in TIME_WAIT.',
    why: (n) =>
      `When ${n} are closed here within a minute, as many wait in TIME_WAIT. Beyond the number they are forgotten at once, and a late packet can end up in a new connection.`,
    pitfalls: [
      'Lowering it, as guides do to "save memory", takes away a protection; the kernel\'s documentation forbids it.',
      'The side that closes first has the TIME_WAIT. On a server it costs no port.',
    ],
  },
  'net.ipv4.tcp_mem': {
    what: 'pages of unread and unsent data of all TCP sockets together: low, pressure, high.',
    why: (n) =>
      `Idle connections take none. If all of ${n} have a little unread data, each takes a page (4 KiB) at least; above "pressure" the kernel shrinks buffers, above "high" it drops data.`,
    pitfalls: [
      'The unit is pages, not bytes: 16777216 is 64 GiB.',
      'All three values have to be written: of two the kernel keeps the third without a word.',
      "It is the host's: a container neither sees nor sets it.",
    ],
  },
  'net.ipv4.tcp_rmem': {
    what: 'the receive buffer of a TCP socket in bytes: least, initial, and the most autotuning may take.',
    why: (n) =>
      `The initial value is not taken from memory until data waits, so ${n} that are idle do not cost it. The third value limits how fast one busy connection over a long distance can be.`,
    pitfalls: bufferPitfalls,
  },
  'net.ipv4.tcp_syn_linear_timeouts': {
    what: 'how many times a lost SYN is sent again after one second each, before the pauses double.',
    why: () =>
      'It decides how long a client waits when an accept queue overflows: after 1, 2, 3, 4, 5, 7 and 11 seconds with 4, after 1, 3 and 7 with 0 and on kernels before 6.5.',
    pitfalls: ['It hides an overflow a little better; it does not prevent one.'],
  },
  'net.ipv4.tcp_syncookies': {
    what: 'whether a full queue of half-open handshakes answers with cookies instead of dropping them.',
    why: () => 'Leave it at 1. With 0 a burst of handshakes over net.ipv4.tcp_max_syn_backlog is dropped.',
    pitfalls: [
      'With cookies and an accept queue that is too short, a client can believe it is connected while the server knows nothing of it.',
      'Guides that set it to 0 for speed gain nothing: cookies are used only when the queue is full.',
    ],
  },
  'net.ipv4.tcp_timestamps': {
    what: 'whether TCP packets carry a time, which tells old packets from new ones.',
    why: () =>
      'Leave it at 1. Ports in TIME_WAIT can be used again early only with it: without, EADDRNOTAVAIL until 60 seconds are over.',
    pitfalls: [
      'Guides that set it to 0 together with tcp_tw_reuse=1 switch off what they mean to switch on.',
    ],
  },
  'net.ipv4.tcp_tw_reuse': {
    what: 'whether connect() may take a port that is still in TIME_WAIT, a second after it was closed.',
    why: (n) =>
      `A load generator that closes and opens connections needs 1 to go on after the ports of ${n} are in TIME_WAIT. The default 2 does so on loopback only.`,
    pitfalls: [
      'It needs net.ipv4.tcp_timestamps.',
      'It does nothing for a server: TIME_WAIT of accepted connections costs no port.',
    ],
  },
  'net.ipv4.tcp_tw_reuse_delay': {
    what: 'milliseconds a port must have been in TIME_WAIT before connect() may take it again.',
    why: () => 'It counts only where net.ipv4.tcp_tw_reuse allows reuse. The default is one second.',
    pitfalls: ['Older kernels do not have it and wait one second, always.'],
  },
  'net.ipv4.tcp_wmem': {
    what: 'the send buffer of a TCP socket in bytes: least, initial, and the most autotuning may take.',
    why: (n) =>
      `Memory is taken when data waits to be sent, so ${n} that are idle do not cost it. The third value limits how fast one busy connection over a long distance can be.`,
    pitfalls: bufferPitfalls,
  },
  'net.netfilter.nf_conntrack_buckets': {
    what: 'the size of the hash table behind connection tracking.',
    why: (n) =>
      `With ${n} in a table that is much smaller, every packet has to look through long chains. A quarter of nf_conntrack_max is enough.`,
    pitfalls: ['It can be set in the initial network namespace only, and before nf_conntrack_max.'],
  },
  'net.netfilter.nf_conntrack_max': {
    what: 'the connections the firewall can remember.',
    why: (n) =>
      `Where a rule tracks connections, ${n} take as many entries: one each, also when both ends are here. When the table is full, packets of new connections are dropped in silence.`,
    pitfalls: [
      'Without a rule that tracks, nothing is counted and it does not matter.',
      'A closed connection keeps its entry for 120 seconds, and an idle one for five days.',
      "The host's table counts the traffic of its containers too.",
      'The key exists only while the module is loaded: at boot a file in sysctl.d is skipped without a word unless /etc/modules-load.d names nf_conntrack.',
    ],
  },
}
