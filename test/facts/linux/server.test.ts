import {describe, expect, it} from 'vitest'
import {readServers} from '../../../src/facts/linux/server.js'
import {unreadable, type Fact} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'

const line = (port: number, inode: number, holders: string) =>
  `LISTEN 0 511 127.0.0.1:${port} 0.0.0.0:* users:((${holders})) ino:${inode} sk:1 cgroup:/ <->`
const headings =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'
const row = (port: number, state: string, inode: number) =>
  `   0: 0100007F:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 ${state} 00000000:00000002 00:00000000 00000000 0 0 ${inode} 1`
const id = 'ab'.repeat(32)

type Changes = Partial<Parameters<typeof hostWith>[0]>

/** Process 7, node, listens at 8080 with inode 70 and has two connections and a file open. */
function hostOf(changes: Changes = {}) {
  return hostWith({
    ...changes,
    texts: {
      '/proc/net/tcp': [
        headings,
        row(8080, '0A', 70),
        row(8080, '01', 71),
        row(8080, '08', 72),
        row(22, '01', 73),
        '',
      ].join('\n'),
      '/proc/sys/net/core/somaxconn': '4096\n',
      '/proc/stat': 'cpu 1\nbtime 1000\n',
      '/proc/self/cgroup': '0::/user.slice\n',
      '/proc/7/stat': `7 (my) (app) S 1 7 7 0 -1 4194560 ${'0 '.repeat(12)}250 0`,
      '/proc/7/comm': 'node\n',
      '/proc/7/cmdline': '/usr/bin/node\0--secret=1\0',
      '/proc/7/cgroup': '0::/system.slice/app.service\n',
      '/proc/7/limits':
        'Limit Soft Hard\nMax open files            1024                 524288               files     \n',
      ...changes.texts,
    },
    links: {
      '/proc/7/exe': '/usr/bin/node',
      '/proc/self/ns/net': 'net:[1]',
      '/proc/7/ns/net': 'net:[1]',
      '/proc/self/ns/mnt': 'mnt:[2]',
      '/proc/7/ns/mnt': 'mnt:[3]',
      '/proc/7/fd/0': '/dev/null',
      '/proc/7/fd/5': 'socket:[70]',
      '/proc/7/fd/6': 'socket:[71]',
      '/proc/7/fd/7': 'socket:[72]',
      '/proc/7/fd/8': 'socket:[73]',
      ...changes.links,
    },
    folders: {'/proc': ['1', '7', 'net'], '/proc/7/fd': ['0', '5', '6', '7', '8'], ...changes.folders},
    outputs: {
      'ss -ltnpeH': [line(8080, 70, '"node",pid=7,fd=5'), line(9090, 90, '"node",pid=7,fd=9')].join('\n'),
      ...changes.outputs,
    },
  })
}

async function serverAt(changes: Changes = {}, port = 8080) {
  const [server] = await readServers(hostOf(changes), [{by: 'port', port}])
  if (server === undefined) throw new Error('no answer')
  return server
}

async function serverOf(changes: Changes = {}, pid = 7) {
  const [server] = await readServers(hostOf(changes), [{by: 'pid', pid}])
  if (server === undefined) throw new Error('no answer')
  return server
}

const locked: Changes = {
  outputs: {'ss -ltnpeH': 'LISTEN 0 511 127.0.0.1:8080 0.0.0.0:* ino:70 sk:1 <->'},
  links: {'/proc/7/exe': lockedFile('/proc/7/exe'), '/proc/7/ns/net': lockedFile('/proc/7/ns/net')},
}
/** A host whose /proc/7/fd is another user's. */
async function lockedServer(by: 'port' | 'pid') {
  const host = hostOf(locked)
  const listFolder = async (path: string): Promise<Fact<readonly string[]>> =>
    path === '/proc/7/fd' ? unreadable(path, 'EACCES') : host.listFolder(path)
  const asked = by === 'port' ? ({by, port: 8080} as const) : ({by, pid: 7} as const)
  const [server] = await readServers({...host, listFolder}, [asked])
  return server
}

describe('the server at a port', () => {
  it('is its sockets and the processes that hold them', async () => {
    expect(await serverAt()).toMatchObject({
      asked: {by: 'port', port: 8080},
      sockets: {
        value: [
          {
            address: '127.0.0.1',
            port: 8080,
            inode: 70,
            queued: 0,
            backlog: {value: 511},
            owners: {value: [7]},
          },
        ],
      },
      somaxconn: {value: 4096},
      processes: [
        {
          pid: 7,
          parent: {value: 1},
          state: {value: 'S'},
          program: {value: 'node'},
          command: {value: '/usr/bin/node'},
          runtime: 'node',
          startedAtMs: {value: 1_002_000},
          openFileLimit: {value: {soft: 1024, hard: 524_288}},
          openFiles: {value: 5},
          connections: {value: 2},
          unit: {value: 'app.service'},
          container: {state: 'absent'},
          networkNamespace: {value: 'ours'},
          mountNamespace: {value: 'another'},
        },
      ],
    })
  })

  it('is nothing where nothing listens, which is no mistake', async () => {
    expect(await serverAt({}, 80)).toMatchObject({sockets: {state: 'known', value: []}, processes: []})
  })

  it('is not a process whose name only claims the socket', async () => {
    const forged = line(8080, 70, '"x",pid=1,fd=2",pid=7,fd=5')
    const {processes} = await serverAt({outputs: {'ss -ltnpeH': forged}})
    expect(processes.map(({pid}) => pid)).toEqual([7])
  })

  it('is found without ss, but for the backlog', async () => {
    expect(await serverAt({outputs: {'ss -ltnpeH': unreadable('ss', 'exit code 255')}})).toMatchObject({
      sockets: {
        value: [
          {
            port: 8080,
            queued: 2,
            backlog: {state: 'unreadable', reason: 'exit code 255'},
            owners: {value: [7]},
          },
        ],
      },
    })
  })

  it('is looked for where an ordinary PATH does not point', async () => {
    const ss = line(8080, 70, '"node",pid=7,fd=5')
    const host = hostOf()
    const run = async (file: string, args: readonly string[]) =>
      file === '/usr/sbin/ss'
        ? ({state: 'known', value: ss, source: file} as const)
        : ({state: 'absent', source: `${file} ${args.join(' ')}`} as const)
    const [server] = await readServers({...host, run}, [{by: 'port', port: 8080}])
    expect(server?.sockets).toMatchObject({value: [{backlog: {value: 511}}]})
  })

  it('is unreadable without ss and without /proc/net/tcp, not absent', async () => {
    const nothing = {
      outputs: {'ss -ltnpeH': unreadable('ss', 'no')},
      texts: {'/proc/net/tcp': lockedFile('/proc/net/tcp')},
    }
    expect(await serverAt(nothing)).toMatchObject({sockets: {state: 'unreadable'}, processes: []})
  })

  it('of another user has owners that cannot be seen', async () => {
    expect(await lockedServer('port')).toMatchObject({
      sockets: {value: [{owners: {state: 'unreadable', reason: 'pid not visible to this user'}}]},
      processes: [],
    })
  })

  it('of the kernel has owners that are not processes', async () => {
    const kernel = {outputs: {'ss -ltnpeH': 'LISTEN 0 64 0.0.0.0:2049 0.0.0.0:*'}}
    expect(await serverAt(kernel, 2049)).toMatchObject({
      sockets: {value: [{owners: {state: 'unreadable', reason: 'no process to be seen here holds it'}}]},
    })
  })

  it('may be in a container, and is not when tune is in the same', async () => {
    const cgroup = `0::/system.slice/docker-${id}.scope\n`
    const theirs = await serverAt({texts: {'/proc/7/cgroup': cgroup}})
    expect(theirs.processes[0]?.container).toMatchObject({value: {engine: 'docker', id}})
    const ours = await serverAt({texts: {'/proc/7/cgroup': cgroup, '/proc/self/cgroup': cgroup}})
    expect(ours.processes[0]?.container).toMatchObject({state: 'absent'})
  })

  it('has the workers of its cluster with it, not its other children', async () => {
    const {processes} = await serverAt({
      texts: {
        '/proc/7/task/7/children': '9 8 10 ',
        '/proc/8/environ': 'A=1\0NODE_UNIQUE_ID=1\0',
        '/proc/9/environ': 'NODE_UNIQUE_ID=2\0',
        '/proc/10/environ': 'MY_NODE_UNIQUE_ID=3\0',
      },
    })
    expect(processes.map(({pid}) => pid)).toEqual([7, 8, 9])
  })

  it('is seen although another process has a line break in its name', async () => {
    const own = line(8080, 70, '"node",pid=7,fd=5')
    const torn = line(9090, 90, '"a\nb",pid=9,fd=3')
    const alone = [8080, 9090].map((port) => `LISTEN 0 ${port} 127.0.0.1:${port} 0.0.0.0:* ino:70 sk:1 <->`)
    for (const both of [
      [own, torn],
      [torn, own],
    ]) {
      const outputs = {'ss -ltnpeH': both.join('\n'), 'ss -ltneH': alone.join('\n')}
      expect(await serverAt({outputs})).toMatchObject({
        sockets: {value: [{port: 8080, backlog: {value: 8080}, owners: {value: [7]}}]},
        processes: [{pid: 7}],
      })
    }
  })

  it('has a name that no terminal obeys', async () => {
    const {processes} = await serverAt({texts: {'/proc/7/comm': 'a\u001B[2Jb\nc\n'}})
    expect(processes[0]?.program).toMatchObject({value: 'a?[2Jb c'})
  })
})

describe('the server in a process', () => {
  it('listens at the ports whose sockets it has', async () => {
    const server = await serverOf()
    expect(server).toMatchObject({
      asked: {by: 'pid', pid: 7},
      sockets: {value: [{port: 8080}]},
      processes: [{pid: 7}],
    })
  })

  it('is absent when there is no such process', async () => {
    expect(await serverOf({}, 8)).toMatchObject({sockets: {state: 'absent'}, processes: []})
  })

  it('of another user is unreadable, all but its limits', async () => {
    expect(await lockedServer('pid')).toMatchObject({
      sockets: {state: 'unreadable', reason: 'pid not visible to this user'},
      processes: [{pid: 7, openFileLimit: {value: {soft: 1024}}, openFiles: {state: 'unreadable'}}],
    })
  })

  it('in another network namespace is asked there', async () => {
    const server = await serverOf({
      links: {'/proc/7/ns/net': 'net:[9]'},
      outputs: {
        'nsenter --target 7 --net ss -ltnpeH': line(80, 70, '"node",pid=7,fd=5'),
        'nsenter --target 7 --net cat /proc/sys/net/core/somaxconn': '128',
      },
      texts: {'/proc/7/net/tcp': `${headings}\n${row(80, '01', 73)}\n`},
    })
    expect(server).toMatchObject({
      sockets: {value: [{port: 80}]},
      somaxconn: {value: 128},
      processes: [{connections: {value: 1}, networkNamespace: {value: 'another'}}],
    })
  })

  it('in another namespace that may not be entered has an unknown backlog', async () => {
    const server = await serverOf({
      links: {'/proc/7/ns/net': 'net:[9]'},
      outputs: {'nsenter --target 7 --net ss -ltnpeH': unreadable('nsenter', 'Operation not permitted')},
      texts: {'/proc/7/net/tcp': `${headings}\n${row(80, '0A', 70)}\n`},
    })
    expect(server).toMatchObject({
      sockets: {value: [{port: 80, backlog: {state: 'unreadable', reason: 'Operation not permitted'}}]},
      somaxconn: {state: 'absent'},
    })
  })

  it('has the workers with it when it is their master', async () => {
    const workers: Changes = {
      outputs: {'ss -ltnpeH': line(8080, 70, '"nginx",pid=9,fd=5),("nginx",pid=8,fd=5),("nginx",pid=7,fd=5')},
      links: {'/proc/8/fd/5': 'socket:[70]', '/proc/9/fd/5': 'socket:[70]'},
      folders: {'/proc/8/fd': ['5'], '/proc/9/fd': ['5']},
      texts: {'/proc/8/stat': '8 (nginx) S 7 7 7', '/proc/9/stat': '9 (nginx) S 7 7 7'},
    }
    expect((await serverOf(workers)).processes.map(({pid}) => pid)).toEqual([7, 8, 9])
    expect((await serverOf(workers, 8)).processes.map(({pid}) => pid)).toEqual([8])
  })
})
