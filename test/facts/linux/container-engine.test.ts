import {describe, expect, it} from 'vitest'
import {readContainerEngine} from '../../../src/facts/linux/container-engine.js'
import {absent, known, unreadable} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'

const path = '/proc/self/mountinfo'
const proc = '1213 1210 0:92 / /proc rw,nosuid,nodev,noexec,relatime - proc proc rw\n'
const lock = '1103 1213 0:92 /sys /proc/sys ro,nosuid,nodev,noexec,relatime - proc proc rw\n'
const hosts = (root: string) => `1225 1210 8:1 ${root} /etc/hosts rw,relatime - ext4 /dev/sda1 rw\n`

describe('who started this container', () => {
  it.each([
    {who: 'Docker', root: '/var/lib/docker/containers/3f1a/hosts', engine: 'docker'},
    {who: 'Docker without root', root: '/.local/share/docker/containers/3f1a/hosts', engine: 'docker'},
    {who: 'a kubelet', root: '/var/lib/kubelet/pods/9c2e/etc-hosts', engine: 'kubernetes'},
    {who: 'Podman', root: '/containers/storage/overlay-containers/aa/userdata/hosts', engine: 'podman'},
  ])('is $who', async ({root, engine}) => {
    const host = hostWith({texts: {[path]: proc + lock + hosts(root)}})
    expect(await readContainerEngine(host)).toEqual(known(engine, path))
  })

  it.each([
    {where: 'on a host', text: proc},
    {where: 'in a privileged container', text: proc + hosts('/var/lib/docker/containers/3f1a/hosts')},
    {where: 'where /proc/sys is mounted to be written', text: proc + lock.replace(' ro,', ' rw,')},
    {where: 'in a service with ProtectKernelTunables=', text: proc + lock},
    {where: 'in an empty file', text: ''},
  ])('is nobody $where', async ({text}) => {
    const links = {'/proc/self/ns/pid': 'pid:[4026531836]'}
    expect(await readContainerEngine(hostWith({texts: {[path]: text}, links}))).toEqual(absent(path))
  })

  it('is somebody in a process namespace of its own', async () => {
    const links = {'/proc/self/ns/pid': 'pid:[4026532780]'}
    const host = hostWith({texts: {[path]: proc + lock}, links})
    expect(await readContainerEngine(host)).toEqual(known('unknown', path))
  })

  it('is not known where mounts cannot be read', async () => {
    expect(await readContainerEngine(hostWith({texts: {[path]: lockedFile(path)}}))).toEqual(
      unreadable(path, 'EACCES'),
    )
  })
})
