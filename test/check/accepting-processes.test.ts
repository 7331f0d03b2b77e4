import {describe, expect, it} from 'vitest'
import {acceptingProcesses} from '../../src/check/accepting-processes.js'
import {absent, known} from '../../src/model/fact.js'
import {serverProcess} from '../build/server.js'

const one = (pid: number, parent: number, program: string) =>
  serverProcess({pid, parent: known(parent, 'stat'), program: known(program, 'comm')})

const pids = (...processes: ReturnType<typeof one>[]) => acceptingProcesses(processes).map(({pid}) => pid)

describe('the processes that accept', () => {
  it.each([
    ['the only one', [one(7, 1, 'app')], [7]],
    ['the workers, not their master', [one(7, 1, 'nginx'), one(8, 7, 'nginx'), one(9, 7, 'nginx')], [8, 9]],
    ['two servers that share a port', [one(7, 1, 'app'), one(8, 1, 'app')], [7, 8]],
    ['not systemd, which opened the socket', [one(1, 0, 'systemd'), one(8, 1, 'app')], [8]],
    ['systemd, while no service runs yet', [one(1, 0, 'systemd')], [1]],
    ['not a child of another name that got the socket by accident', [one(7, 1, 'app'), one(8, 7, 'sh')], [7]],
    ['a master whose workers cannot be seen', [one(7, 1, 'nginx')], [7]],
    ['workers whose master cannot be seen', [one(8, 7, 'nginx'), one(9, 7, 'nginx')], [8, 9]],
  ])('are %s', (_case, processes, accepting) => {
    expect(pids(...processes)).toEqual(accepting)
  })

  it('are all where nobody can tell', () => {
    const unknown = {parent: absent('stat'), program: absent('comm')}
    const both = [serverProcess({pid: 7, ...unknown}), serverProcess({pid: 8, ...unknown})]
    expect(acceptingProcesses(both)).toEqual(both)
  })
})
