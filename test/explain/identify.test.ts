import {describe, expect, it} from 'vitest'
import {identify} from '../../src/explain/identify.js'

const ids = (...args: readonly string[]) => {
  const identified = identify(args)
  return 'found' in identified ? identified.found.map(({topic}) => `${topic.kind} ${topic.id}`) : identified
}

const softAndHard = ['setting RLIMIT_NOFILE soft', 'setting RLIMIT_NOFILE hard']

describe('a name', () => {
  it.each([
    {args: ['net.core.somaxconn'], found: ['setting net.core.somaxconn']},
    {args: ['somaxconn'], found: ['setting net.core.somaxconn']},
    {args: ['SOMAXCONN'], found: ['setting net.core.somaxconn']},
    {args: ['net/core/somaxconn'], found: ['setting net.core.somaxconn']},
    {args: ['/proc/sys/net/core/somaxconn'], found: ['setting net.core.somaxconn']},
    {args: ['max_user_watches'], found: ['setting fs.epoll.max_user_watches']},
    {args: ['file-max'], found: ['setting fs.file-max']},
    {args: ['RLIMIT_NOFILE'], found: softAndHard},
    {args: ['RLIMIT_NOFILE', 'soft'], found: ['setting RLIMIT_NOFILE soft']},
    {args: ['rlimit_nofile hard'], found: ['setting RLIMIT_NOFILE hard']},
    {args: ['ulimit -n'], found: softAndHard},
    {args: ['ulimit', '-n'], found: softAndHard},
    {args: ['ulimit -Hn'], found: ['setting RLIMIT_NOFILE hard']},
    {args: ['nofile'], found: softAndHard},
    {args: ['ephemeral-ports'], found: ['limit ephemeral-ports']},
    {args: ['ephemeral', 'ports'], found: ['limit ephemeral-ports']},
    {args: ['time wait buckets'], found: ['limit time-wait-buckets']},
    {args: ['accept-queue-overflow'], found: ['cause accept-queue-overflow']},
    {args: ['EADDRNOTAVAIL'], found: ['error EADDRNOTAVAIL']},
    {args: ['eaddrnotavail'], found: ['error EADDRNOTAVAIL']},
    {args: ['99'], found: ['error EADDRNOTAVAIL']},
    {args: ['-99'], found: ['error EADDRNOTAVAIL']},
    {args: ['errno', '24'], found: ['error EMFILE']},
    {args: ['10055'], found: ['error WSAENOBUFS']},
    {args: ['-4060'], found: ['error WSAENOBUFS']},
    {args: ['WSAENOBUFS'], found: ['error WSAENOBUFS']},
    {args: ['ENOSPC'], found: ['error ENOSPC']},
    {args: ['ListenOverflows'], found: ['counter ListenOverflows']},
    {args: ['TcpExtListenOverflows'], found: ['counter ListenOverflows']},
    {args: ['TCPReqQFullDoCookies'], found: ['counter TCPReqQFullDoCookies']},
    {args: ['exit 8'], found: ['exit-code 8']},
    {args: ['exit', '8'], found: ['exit-code 8']},
    {args: ['exit', 'code', '130'], found: ['exit-code 130']},
    {args: ['peer-closed'], found: ['symptom peer-closed']},
  ])('$args is $found', ({args, found}) => {
    expect(ids(...args)).toEqual(found)
  })

  it('can be one of several', () => {
    expect(ids('somaxconn', 'exit', '8', 'EMFILE')).toEqual([
      'setting net.core.somaxconn',
      'exit-code 8',
      'error EMFILE',
    ])
  })

  it('is explained once', () => {
    expect(ids('24', 'EMFILE', 'errno 24')).toEqual(['error EMFILE'])
  })
})

describe('a pasted line', () => {
  it('may come in quotes or not', () => {
    const line = 'dial tcp 127.0.0.1:8081: connect: cannot assign requested address'
    expect(ids(line)).toEqual(['error EADDRNOTAVAIL'])
    expect(ids(...line.split(' '))).toEqual(['error EADDRNOTAVAIL'])
  })

  it('may stand beside names and other lines', () => {
    expect(ids('socket: too many open files', 'nofile', 'read: connection reset by peer')).toEqual([
      'error EMFILE',
      ...softAndHard,
      'error ECONNRESET',
    ])
  })

  it('keeps what was asked', () => {
    expect(identify(['Error:', 'socket', 'hang', 'up'])).toMatchObject({
      found: [{asked: 'Error: socket hang up'}],
    })
  })
})

describe('what nobody knows', () => {
  it.each([
    {args: ['somaxcon'], unknown: 'somaxcon', nearest: ['net.core.somaxconn']},
    {args: ['EADDRNOTAVIAL'], unknown: 'EADDRNOTAVIAL', nearest: ['EADDRNOTAVAIL']},
    {args: ['ListenOverflow'], unknown: 'ListenOverflow', nearest: ['ListenOverflows']},
    {args: ['EMFILE', 'somaxcon'], unknown: 'somaxcon', nearest: ['net.core.somaxconn']},
    {args: ['qwertzuiop'], unknown: 'qwertzuiop', nearest: []},
    {args: ['8'], unknown: '8', nearest: []},
    {args: ['exit 9'], unknown: 'exit 9', nearest: ['exit 0', 'exit 1', 'exit 2']},
  ])('$args is met with what is near', ({args, unknown, nearest}) => {
    expect(ids(...args)).toEqual({unknown, nearest})
  })
})
