import {describe, expect, it} from 'vitest'
import {topicOfLine} from '../../src/explain/error-lines.js'

describe('a pasted line', () => {
  it.each([
    // Go
    ['dial tcp 127.0.0.1:8081: connect: cannot assign requested address', 'EADDRNOTAVAIL'],
    ["dial tcp [::1]:8081: connect: can't assign requested address", 'EADDRNOTAVAIL'],
    ['dial tcp 10.0.0.7:80: socket: too many open files', 'EMFILE'],
    ['accept tcp [::]:8080: accept4: too many open files; retrying in 5ms', 'EMFILE'],
    ['dial tcp 10.0.0.7:443: i/o timeout', 'deadline'],
    [
      'Get "http://10.0.0.7/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      'deadline',
    ],
    ['read tcp 10.0.0.2:40000->10.0.0.7:80: read: connection reset by peer', 'ECONNRESET'],
    ['write tcp 10.0.0.2:40000->10.0.0.7:80: write: broken pipe', 'EPIPE'],
    ['dial tcp 127.0.0.1:8081: connect: connection refused', 'ECONNREFUSED'],
    ['dial tcp 10.0.0.7:80: connect: connection timed out', 'ETIMEDOUT'],
    ['dial tcp 127.0.0.1:1: connect: network is unreachable', 'ENETUNREACH'],
    ['Post "http://10.0.0.7/": EOF', 'peer-closed'],
    ['net/http: TLS handshake timeout', 'handshake-timeout'],
    ['listen tcp :80: bind: permission denied', 'EACCES'],
    ['listen tcp :8080: bind: address already in use', 'EADDRINUSE'],
    ['accept tcp [::]:443: accept4: too many open files in system', 'ENFILE'],
    [
      'dial tcp 127.0.0.1:8081: connectex: Only one usage of each socket address (protocol/network address/port) is normally permitted.',
      'WSAEADDRINUSE',
    ],
    [
      'dial tcp 127.0.0.1:8081: connectex: No connection could be made because the target machine actively refused it.',
      'WSAECONNREFUSED',
    ],
    [
      'dial tcp 10.0.0.7:80: connectex: A connection attempt failed because the connected party did not properly respond after a period of time',
      'WSAETIMEDOUT',
    ],
    // k6, vegeta, wrk, ab, hey
    ['WARN[0012] Request Failed  error="Get \\"http://test\\": dial: i/o timeout"', 'deadline'],
    ['WARN[0012] Request Failed  error="Get \\"http://test\\": request timeout"', 'deadline'],
    ['Socket errors: connect 1021, read 0, write 0, timeout 0', 'tool-socket-errors'],
    ['apr_socket_connect(): Cannot assign requested address (99)', 'EADDRNOTAVAIL'],
    ['socket: Too many open files (24)', 'EMFILE'],
    ['apr_socket_recv: Connection reset by peer (104)', 'ECONNRESET'],
    // Node
    ['Error: connect EADDRNOTAVAIL 127.0.0.1:80 - Local (127.0.0.1:0)', 'EADDRNOTAVAIL'],
    ['Error: connect EMFILE 127.0.0.1:8080 - Local (undefined:undefined)', 'EMFILE'],
    ['Error: connect ECONNREFUSED 127.0.0.1:8080', 'ECONNREFUSED'],
    ['Error: read ECONNRESET', 'ECONNRESET'],
    ['Error: write EPIPE', 'EPIPE'],
    ['Error: connect ETIMEDOUT 10.0.0.7:443', 'ETIMEDOUT'],
    ['Error: listen EADDRINUSE: address already in use :::3000', 'EADDRINUSE'],
    ['Error: listen EACCES: permission denied 0.0.0.0:80', 'EACCES'],
    ['Error: socket hang up', 'peer-closed'],
    ['ws: timed out during opening handshake', 'handshake-timeout'],
    ['Error: Opening handshake has timed out', 'handshake-timeout'],
    ['{"errno":-99,"code":"EADDRNOTAVAIL","syscall":"connect"}', 'EADDRNOTAVAIL'],
    ['connect ENETUNREACH 127.0.0.1:8080 - Local (0.0.0.0:0)', 'ENETUNREACH'],
    // Python
    ['OSError: [Errno 24] Too many open files', 'EMFILE'],
    ['OSError: [Errno 99] Cannot assign requested address', 'EADDRNOTAVAIL'],
    ['ConnectionResetError: [Errno 104] Connection reset by peer', 'ECONNRESET'],
    ['aiohttp.client_exceptions.ServerDisconnectedError: Server disconnected', 'peer-closed'],
    [
      "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
      'ECONNABORTED',
    ],
    ["RuntimeError: can't start new thread", 'threads'],
    ['requests.exceptions.ReadTimeout: HTTPConnectionPool(host=..., port=80)', 'deadline'],
    ['OSError: [WinError 10055] not translated here', 'WSAENOBUFS'],
    // Java, Rust, .NET
    ['java.net.BindException: Cannot assign requested address', 'EADDRNOTAVAIL'],
    ['java.net.SocketException: Too many open files', 'EMFILE'],
    ['java.net.SocketException: Connection reset', 'ECONNRESET'],
    ['java.net.SocketTimeoutException: connect timed out', 'deadline'],
    ['java.lang.OutOfMemoryError: unable to create new native thread', 'threads'],
    ['Os { code: 24, kind: Uncategorized, message: "Too many open files" }', 'EMFILE'],
    ['error trying to connect: tcp connect error: (os error 99)', 'EADDRNOTAVAIL'],
    [
      'System.Net.Sockets.SocketException (10055): An operation on a socket could not be performed because the system lacked sufficient buffer space or because a queue was full.',
      'WSAENOBUFS',
    ],
    ['System.Net.Sockets.SocketException (10048): whatever the language', 'WSAEADDRINUSE'],
    ['An existing connection was forcibly closed by the remote host.', 'WSAECONNRESET'],
    ['An attempt was made to access a socket in a way forbidden by its access permissions.', 'WSAEACCES'],
    ['An established connection was aborted by the software in your host machine.', 'WSAECONNABORTED'],
    ['The requested address is not valid in its context.', 'WSAEADDRNOTAVAIL'],
    // Servers
    ['2026/01/01 00:00:00 [alert] 7#7: 768 worker_connections are not enough', 'nginx-worker-connections'],
    ['[warn] 4096 worker_connections exceed open file resource limit: 1024', 'nginx-worker-connections'],
    ['[crit] accept4() failed (24: Too many open files)', 'EMFILE'],
    [
      '[crit] connect() to 10.0.0.7:80 failed (99: Cannot assign requested address) while connecting to upstream',
      'EADDRNOTAVAIL',
    ],
    ['[error] upstream prematurely closed connection while reading response header', 'peer-closed'],
    // The kernel's log
    ['TCP: request_sock_TCP: Possible SYN flooding on port 8080. Sending cookies.', 'syn-flooding'],
    ['nf_conntrack: nf_conntrack: table full, dropping packet', 'conntrack'],
    ['nf_conntrack: table full, dropping packet', 'conntrack'],
    ['ip_conntrack: table full, dropping packet.', 'conntrack'],
    ['VFS: file-max limit 2466183 reached', 'file-max'],
    ['neighbour: arp_cache: neighbor table overflow!', 'neighbours'],
    ['TCP: too many orphaned sockets', 'orphans'],
    ['TCP: time wait bucket table overflow', 'time-wait-buckets'],
    ['TCP: out of memory -- consider tuning tcp_mem', 'tcp-mem'],
    ['Out of memory: Killed process 4711 (node) total-vm:1234kB', 'killed'],
    ['container exited with code 137', 'killed'],
    // Shells and system calls
    ['bash: ulimit: open files: cannot modify limit: Operation not permitted', 'EPERM'],
    ['setrlimit(RLIMIT_NOFILE): Operation not permitted', 'EPERM'],
    ['sysctl: setting key "net.ipv4.ip_local_port_range": Invalid argument', 'EINVAL'],
    ['bash: fork: retry: Resource temporarily unavailable', 'threads'],
    ['epoll_ctl: No space left on device', 'epoll-watches'],
    ['epoll_ctl(5, EPOLL_CTL_ADD, 9, ...) = -1 ENOSPC (No space left on device)', 'epoll-watches'],
    ['connect: No buffer space available', 'ENOBUFS'],
  ])('%s: %s', (line, id) => {
    expect(topicOfLine(line)?.id).toBe(id)
  })

  it.each([
    'listening on port 8080',
    'HTTP/1.1 500 Internal Server Error',
    "TypeError: Cannot read properties of undefined (reading 'a')",
    "Error: ENOSPC: System limit for number of file watchers reached, watch '/home/me'",
    "Error: EMFILE: too many open files, watch '/home/me'",
    'Error: ENOSPC: no space left on device, write',
    'write /var/log/app.log: no space left on device',
    'OSError: [Errno 28] No space left on device',
    "Error: EACCES: permission denied, open '/etc/shadow'",
    "Error: ENOENT: no such file or directory, open 'a.txt'",
    "Error: EPERM: operation not permitted, unlink 'a.txt'",
    'getaddrinfo ENOTFOUND example.test',
    'getaddrinfo EAI_AGAIN example.test',
    'Error: Test timed out in 5000ms.',
    'bash: unexpected EOF while looking for matching quote',
    'EINVAL: invalid argument, read',
    'websocket: bad handshake',
    'received 10055 bytes from 10.0.0.7',
    'worker_processes auto;',
    'container exited with code 1370',
    'Permission denied (publickey).',
    '',
  ])('is not guessed at: %s', (line) => {
    expect(topicOfLine(line)).toBeUndefined()
  })
})
