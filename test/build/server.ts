import {absent, known} from '../../src/model/fact.js'
import type {ListeningSocket, ServerFacts, ServerProcess} from '../../src/model/server-facts.js'

export function socket(changes: Partial<ListeningSocket> = {}): ListeningSocket {
  return {
    address: '0.0.0.0',
    port: 8080,
    inode: 70,
    queued: 0,
    backlog: known(4096, 'ss'),
    owners: known([7], '/proc/PID/fd'),
    ...changes,
  }
}

/** A roomy process that listens. */
export function serverProcess(changes: Partial<ServerProcess> = {}): ServerProcess {
  const {pid = 7} = changes
  return {
    pid,
    parent: known(1, 'stat'),
    state: known('S', 'stat'),
    program: known('app', 'comm'),
    command: known('/usr/bin/app', 'cmdline'),
    runtime: null,
    startedAtMs: known(1_002_000, 'stat'),
    openFileLimit: known({soft: 1_048_576, hard: 1_048_576}, 'limits'),
    openFiles: known(20, 'fd'),
    connections: known(0, 'fd'),
    cgroupMemory: absent('cgroup'),
    cgroupPids: absent('cgroup'),
    unit: absent('cgroup'),
    container: absent('cgroup'),
    networkNamespace: known('ours', 'ns'),
    mountNamespace: known('ours', 'ns'),
    ...changes,
  }
}

export function server(changes: Partial<ServerFacts> = {}): ServerFacts {
  return {
    asked: {by: 'port', port: 8080},
    sockets: known([socket()], 'ss'),
    processes: [serverProcess()],
    somaxconn: known(4096, 'somaxconn'),
    ...changes,
  }
}
