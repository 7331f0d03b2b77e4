import {describe, expect, it} from 'vitest'
import {containerIn, serviceIn} from '../../../src/facts/linux/container.js'

const id = '0123456789abcdef'.repeat(4)

describe('the container in a control group', () => {
  it.each([
    [`12:memory:/docker/${id}`, 'docker'],
    [`0::/system.slice/docker-${id}.scope`, 'docker'],
    [`0::/machine.slice/libpod-${id}.scope/container`, 'podman'],
    [`4:memory:/libpod_parent/libpod-${id}`, 'podman'],
    [
      `0::/kubepods.slice/kubepods-burstable.slice/kubepods-pod1.slice/cri-containerd-${id}.scope`,
      'kubernetes',
    ],
    [`4:memory:/kubepods/besteffort/pod5f2b/${id}`, 'kubernetes'],
    [`0::/system.slice/cri-containerd-${id}.scope`, 'containerd'],
    [`0::/system.slice/crio-${id}.scope`, 'crio'],
    [`0::/somewhere/${id}`, 'unknown'],
  ])('%s', (cgroup, engine) => {
    expect(containerIn(`9:name=systemd:/\n${cgroup}\n`)).toEqual({engine, id})
  })

  it.each([
    ['0::/lxc/web/init.scope', 'web'],
    ['0::/lxc.payload.web/system.slice', 'web'],
  ])('%s', (cgroup, name) => {
    expect(containerIn(cgroup)).toEqual({engine: 'lxc', id: name})
  })

  it.each([
    '0::/',
    '0::/user.slice/user-1000.slice/session-1.scope',
    '4:memory:/process_api/ff07153441ec04578b14e970e8c39e2d',
    `0::/docker-${id}0.scope`,
    '0::/system.slice/docker.service',
  ])('is none in %s', (cgroup) => {
    expect(containerIn(cgroup)).toBeUndefined()
  })
})

describe('the service in a control group', () => {
  it.each([
    ['0::/system.slice/nginx.service', 'nginx.service'],
    ['1:name=systemd:/system.slice/system-web.slice/web@1.service\n0::/', 'web@1.service'],
    ['0::/user.slice/user-1000.slice/user@1000.service/app.slice/dev.service', 'dev.service'],
  ])('%s', (cgroup, unit) => {
    expect(serviceIn(cgroup)).toBe(unit)
  })

  it.each(['0::/', '0::/user.slice/user-1000.slice/user@1000.service/init.scope', '0::/a.service.d/x'])(
    'is none in %s',
    (cgroup) => {
      expect(serviceIn(cgroup)).toBeUndefined()
    },
  )
})
