import {describe, expect, it} from 'vitest'
import {runtimeOf} from '../../../src/facts/linux/runtime.js'

describe('the runtime of a program', () => {
  it.each([
    [['/usr/bin/node', 'node', 'MainThread'], 'node'],
    [['/usr/bin/python3.11', 'python3', 'gunicorn'], 'python'],
    [['/usr/lib/jvm/java-17-openjdk-amd64/bin/java', 'java'], 'jvm'],
    [['/usr/sbin/nginx (deleted)', 'nginx:', 'nginx'], 'nginx'],
    [['nginx: master process', 'nginx'], 'nginx'],
    [['/usr/bin/docker-proxy'], 'go'],
    [['/usr/sbin/haproxy'], 'c'],
  ] as const)('%j', (names, runtime) => {
    expect(runtimeOf(names)).toBe(runtime)
  })

  it.each([[[]], [['/opt/app/server', 'server']], [['/usr/bin/nodemon']], [['/opt/node/server']]])(
    'is not guessed from %j',
    (names) => {
      expect(runtimeOf(names)).toBeNull()
    },
  )
})
