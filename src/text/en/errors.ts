import type {ErrorId} from '../../model/topic.js'
import type {LinkedProse} from '../prose.js'

const connect = 'https://man7.org/linux/man-pages/man2/connect.2.html'
const winsock = 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2'
const dynamicRange =
  'netsh int ipv4 show dynamicport tcp shows the range, set dynamicport tcp start=10000 num=55535 widens it.'

/** Errors by their names: what a load generator or a server means when it prints one. */
export const errorProse: Readonly<Record<ErrorId, LinkedProse>> = {
  EACCES: {
    what: 'permission denied; for sockets most often a port below 1024 without privilege.',
    why: () => 'It does not come from the number of connections.',
    pitfalls: ['net.ipv4.ip_unprivileged_port_start says where ports for everybody begin.'],
    link: 'https://man7.org/linux/man-pages/man2/bind.2.html',
  },
  EADDRINUSE: {
    what: 'the address is taken: from listen() by another program, from connect() because no port was left for a bound address.',
    why: (n) =>
      `A client that binds its local address first (localAddress in Node) reserves a port per source address for all destinations, so ${n} run out like this instead of by EADDRNOTAVAIL.`,
    pitfalls: [
      'More server ports do not help such a client: bind with IP_BIND_ADDRESS_NO_PORT, or name the local port too.',
      'On listen() find the other program with ss -ltnp.',
    ],
    link: 'https://man7.org/linux/man-pages/man7/ip.7.html',
  },
  EADDRNOTAVAIL: {
    what: 'connect() found no free ephemeral port to this destination; they are used up.',
    why: (n) =>
      `${n} from one address to one server address and port need as many ephemeral ports. Those in TIME_WAIT count for a minute, or for a second where they may be used again.`,
    pitfalls: [
      'From bind() or with a local address it means that the address is not one of this machine.',
      'More client addresses (127.0.0.2 … on loopback) or more server ports multiply the ports.',
      'On Windows the code means a wrong local address; there exhaustion is ENOBUFS or EADDRINUSE.',
    ],
    link: 'https://docs.kernel.org/networking/ip-sysctl.html',
  },
  EAGAIN: {
    what: '"resource temporarily unavailable": from a socket simply "not yet", from fork() or a thread start the limit of threads.',
    why: (n) =>
      `A server with a thread for each of ${n} runs out of threads or of pids.max in its control group.`,
    pitfalls: ['As an answer of a non-blocking read or write it is no error.'],
    link: 'https://man7.org/linux/man-pages/man3/pthread_create.3.html',
  },
  ECONNABORTED: {
    what: 'a connection was given up before the server accepted it.',
    why: () =>
      'The client went away while its connection waited in the accept queue, often because of its own timeout.',
    pitfalls: ['It comes from accept() and is about one connection: go on accepting.'],
    link: 'https://man7.org/linux/man-pages/man2/accept.2.html',
  },
  ECONNREFUSED: {
    what: 'nothing listens at that address and port, or a firewall answers with a reset.',
    why: () => 'It does not come from the number of connections, unless the server has died under them.',
    pitfalls: ['A full accept queue on Linux does not refuse: it drops in silence. On Windows it refuses.'],
    link: connect,
  },
  ECONNRESET: {
    what: 'the other side ended the connection by a reset.',
    why: (n) =>
      `Under ${n} the server process may have died (out of memory), closed sockets with unread data, or the kernel resets what overflows the accept queue, where net.ipv4.tcp_abort_on_overflow is 1.`,
    pitfalls: [
      'A burst of them at one moment is a server that ended, or tcp_abort_on_overflow; a few now and then are timeouts of a proxy.',
    ],
    link: 'https://docs.kernel.org/networking/ip-sysctl.html',
  },
  EINVAL: {
    what: 'a value was not accepted; on writing the port range, its lower end is below net.ipv4.ip_unprivileged_port_start.',
    why: () => 'The range "500 65535" of some guides is refused like this.',
    pitfalls: [
      'net.ipv4.ip_unprivileged_port_start cannot be raised above the lower end of the range either.',
    ],
    link: 'https://docs.kernel.org/networking/ip-sysctl.html',
  },
  EMFILE: {
    what: 'this process has as many files and sockets open as its soft open-file limit allows.',
    why: (n) => `Each of ${n} is a file descriptor of the process that holds it.`,
    pitfalls: [
      'Look at the process that says it: /proc/PID/limits. The limit of your shell is not that of a service or container.',
      'A Node server never says it: it closes what it accepts beyond the limit.',
    ],
    link: 'https://man7.org/linux/man-pages/man2/getrlimit.2.html',
  },
  ENETUNREACH: {
    what: 'there is no way to that network; on 127.0.0.1 the loopback interface is down.',
    why: () =>
      'It does not come from the number of connections. A new network namespace starts with its loopback down.',
    pitfalls: ['ip link set lo up'],
    link: connect,
  },
  ENFILE: {
    what: 'all processes together have as many files open as fs.file-max allows.',
    why: (n) => `Both ends of ${n} count when they live on this host.`,
    pitfalls: ['Root (CAP_SYS_ADMIN) is not held to it, so only other users see it.'],
    link: 'https://docs.kernel.org/admin-guide/sysctl/fs.html',
  },
  ENOBUFS: {
    what: 'no buffer space; rare on Linux, on Windows the used-up dynamic port range.',
    why: (n) => `From a program on Windows it means that ${n} have no ports left (WSAENOBUFS, 10055).`,
    pitfalls: ['A container at its memory limit does not say this: its process is killed.'],
    link: connect,
  },
  ENOMEM: {
    what: 'no memory, or no memory area left: vm.max_map_count, or a limit on address space.',
    why: (n) =>
      `A server with a thread for each of ${n} runs out of memory areas long before memory. TCP itself does not say it for idle connections.`,
    pitfalls: ['A container at its memory limit does not say this: its process is killed.'],
    link: 'https://man7.org/linux/man-pages/man2/mmap.2.html',
  },
  ENOSPC: {
    what: 'from epoll_ctl(): this user has registered as many sockets as fs.epoll.max_user_watches allows.',
    why: (n) =>
      `Both ends of ${n} count when one user runs them. "No space left on device" is not about a disk then.`,
    pitfalls: [
      'When a file was being written it is the disk after all: df.',
      'From inotify it is fs.inotify.max_user_watches, which has nothing to do with connections.',
    ],
    link: 'https://docs.kernel.org/admin-guide/sysctl/fs.html',
  },
  EPERM: {
    what: 'not permitted; from setrlimit() or ulimit: above the hard limit or above fs.nr_open.',
    why: (n) => `A hard limit high enough for ${n} cannot be set above fs.nr_open, not even by root.`,
    pitfalls: ['Raising a hard limit needs CAP_SYS_RESOURCE; uid 0 in a container is not enough.'],
    link: 'https://man7.org/linux/man-pages/man2/getrlimit.2.html',
  },
  EPIPE: {
    what: 'written to a connection the other side has closed.',
    why: () =>
      "What closed it is the question: look at the other end's log, at its open-file limit and its own cap.",
    pitfalls: ['It comes after the first write was answered by a reset, so one message later.'],
    link: 'https://man7.org/linux/man-pages/man2/write.2.html',
  },
  ETIMEDOUT: {
    what: 'the other side did not answer: its accept queue is full, or packets are dropped on the way.',
    why: (n) =>
      `When ${n} arrive faster than the server accepts, the kernel drops handshakes in silence; connect() then takes 1, 2, 3 … seconds, or gives up.`,
    pitfalls: [
      'ListenOverflows tells a full accept queue; "table full" in the kernel log tells connection tracking; neither: a firewall.',
      'Raising the timeout only hides it.',
    ],
    link: 'https://docs.kernel.org/networking/snmp_counter.html',
  },
  WSAEACCES: {
    what: 'Windows: the port lies in an excluded range, or is taken exclusively.',
    why: () => 'It does not come from the number of connections.',
    pitfalls: [
      'netsh int ipv4 show excludedportrange tcp lists the ranges; WinNAT (Docker, Hyper-V) reserves some at every boot.',
    ],
    link: winsock,
  },
  WSAEADDRINUSE: {
    what: 'Windows: on connect the dynamic ports are used up or still in TIME_WAIT; on listen another program has the port.',
    why: (n) =>
      `The default range has 16,384 ports, and a closed one waits about 120 seconds: ${n} to one server need more.`,
    pitfalls: [dynamicRange],
    link: winsock,
  },
  WSAEADDRNOTAVAIL: {
    what: 'Windows: the local address is not one of this machine.',
    why: () => 'On Linux this code means that the ports are used up; on Windows it does not.',
    pitfalls: ['Used-up ports are WSAENOBUFS (10055) or WSAEADDRINUSE (10048) here.'],
    link: winsock,
  },
  WSAECONNABORTED: {
    what: 'Windows: the connection was given up on this machine.',
    why: () => 'A timeout or a program on this side; security software does it too.',
    pitfalls: ['The other side did not send a reset: that would be WSAECONNRESET.'],
    link: winsock,
  },
  WSAECONNREFUSED: {
    what: "Windows: nothing listens there, or the server's backlog is full.",
    why: (n) =>
      `Opened all at once, ${n} overflow the backlog, and on loopback Windows refuses at once instead of trying again.`,
    pitfalls: ['Open at most about 150 at a time for each listening port.'],
    link: winsock,
  },
  WSAECONNRESET: {
    what: 'Windows: the other side ended the connection by a reset.',
    why: () => 'Look at the server: did it end, or close connections with unread data?',
    pitfalls: ['Node shows it as ECONNRESET (-4077).'],
    link: winsock,
  },
  WSAEMFILE: {
    what: 'Windows: no more handles in this process.',
    why: () => 'Not expected at these numbers: Windows has no limit like ulimit -n.',
    pitfalls: ["A C runtime's own limit (_setmaxstdio) is about files, not sockets."],
    link: winsock,
  },
  WSAENOBUFS: {
    what: 'Windows: the dynamic port range is used up; rarely real shortage of memory.',
    why: (n) => `The default range has 16,384 ports, so ${n} to one server end here.`,
    pitfalls: [
      dynamicRange,
      '.NET before version 5 met it at about 16,000 connections whatever the destination.',
    ],
    link: winsock,
  },
  WSAETIMEDOUT: {
    what: 'Windows: the other side did not answer.',
    why: () => 'A full accept queue on a Linux server, a firewall, or a wrong address.',
    pitfalls: ['Node shows it as ETIMEDOUT (-4039).'],
    link: winsock,
  },
}
