import type {CauseId} from '../../model/cause.js'
import type {LinkedProse} from '../prose.js'

const getrlimit = 'https://man7.org/linux/man-pages/man2/getrlimit.2.html'
const ipSysctl = 'https://docs.kernel.org/networking/ip-sysctl.html'

/** Every cause tune flood can name. */
export const causeProse: Readonly<Record<CauseId, LinkedProse>> = {
  'ephemeral-ports-used-up': {
    what: 'connect() found no free ephemeral port for this server address and port.',
    why: (n) => `${n} to one server need as many ports. The flood saw EADDRNOTAVAIL.`,
    pitfalls: ['Ports in TIME_WAIT count too; wait 60 seconds between two runs, or close by reset.'],
    link: ipSysctl,
  },
  'client-open-files': {
    what: 'the client ran out of file descriptors.',
    why: (n) => `Each of ${n} is a descriptor of the client process. The flood saw EMFILE.`,
    pitfalls: ['Node stops about 20 below the limit: it holds that many for itself.'],
    link: getrlimit,
  },
  'server-open-files': {
    what: 'the server ran out of file descriptors and closed connections the client had.',
    why: (n) =>
      `Each of ${n} is a descriptor of the server too. The client was connected and then saw its connection end.`,
    pitfalls: [
      'A server on Node raises no error for it: libuv accepts with a spare descriptor and closes at once.',
      'A plain accept() loop gets EMFILE, burns a CPU, and leaves the rest in the accept queue.',
    ],
    link: 'https://github.com/libuv/libuv/issues/315',
  },
  'accept-queue-overflow': {
    what: 'the accept queue was full and the kernel dropped handshakes.',
    why: (n) =>
      `The server did not accept ${n} as fast as they came. ListenOverflows grew, once for every retry.`,
    pitfalls: [
      'Connections usually succeed a second or more later, so only the latency shows it.',
      'Raising net.core.somaxconn alone does nothing: the smaller of it and the backlog of listen() counts.',
    ],
    link: ipSysctl,
  },
  'loopback-down': {
    what: 'the loopback interface is down, so nothing on this host can be reached.',
    why: () => 'A new network namespace starts with it down. connect() says ENETUNREACH.',
    pitfalls: ['In a container the runtime brings it up; with unshare -n you have to: ip link set lo up.'],
    link: 'https://man7.org/linux/man-pages/man7/network_namespaces.7.html',
  },
  unexplained: {
    what: 'connections are missing and no rule of tune fits what was seen.',
    why: () => 'The errors and counters of the report are all there is to go by.',
    pitfalls: ['A firewall rule that drops packets on loopback looks like this.'],
    link: 'https://docs.kernel.org/networking/snmp_counter.html',
  },
}
