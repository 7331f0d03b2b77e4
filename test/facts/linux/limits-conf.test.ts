import {describe, expect, it} from 'vitest'
import {readLogins} from '../../../src/facts/linux/limits-conf.js'
import type {Fact} from '../../../src/model/fact.js'
import {absent, known, unreadable} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'
import {loginRows} from '../../build/login-rows.js'

const accounts = {
  '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/sh\n',
  '/etc/group': 'root:x:0:\nstaff:x:50:nobody,other\nnogroup:x:65534:\n',
  '/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n',
  '/proc/1/limits': 'Max open files            1048576              524288               files     \n',
}
const main = '/etc/security/limits.conf'

function hostOf(files: Readonly<Record<string, string | Fact<string>>>, uid = 65_534) {
  const prefix = '/etc/security/limits.d/'
  const names = Object.keys(files).flatMap((path) =>
    path.startsWith(prefix) ? [path.slice(prefix.length)] : [],
  )
  return hostWith({
    texts: {...accounts, '/proc/self/status': `Name:\tnode\nUid:\t${uid}\t0\t0\t0\n`, ...files},
    folders: {'/etc/security/limits.d': names},
  })
}

describe('open files of a new login', () => {
  it.each(loginRows)('$name', async ({files, ...expected}) => {
    for (const [user, uid] of [
      ['nobody', 65_534],
      ['root', 0],
    ] as const) {
      const {openFiles} = await readLogins(hostOf(files, uid))
      const {soft, hard} = expected[user]
      expect(openFiles).toMatchObject({
        state: 'known',
        value: {user, soft: {limit: soft ?? 1024}, hard: {limit: hard ?? 524_288}},
      })
    }
  })

  it('names the line behind each limit, and none where PAM falls back', async () => {
    const {openFiles} = await readLogins(
      hostOf({[main]: '# none\n', '/etc/security/limits.d/a.conf': '\n@staff hard nofile 8000\n'}),
    )
    expect(openFiles).toMatchObject({
      value: {
        soft: {limit: 1024, place: null},
        hard: {limit: 8000, place: '/etc/security/limits.d/a.conf:2'},
      },
    })
  })

  it.each(['unlimited', 'infinity', '-1', '-'])('%s has no bound', async (word) => {
    const {openFiles} = await readLogins(hostOf({[main]: `* - nofile ${word}`}))
    expect(openFiles).toMatchObject({value: {soft: {limit: 'unlimited'}, hard: {limit: 'unlimited'}}})
  })

  it('without PAM is absent', async () => {
    const {openFiles, highestHard} = await readLogins(hostWith({texts: accounts}))
    expect([openFiles, highestHard]).toEqual([absent(main), absent(main)])
  })

  it.each([
    {name: 'a file that may not be read', files: {[main]: lockedFile(main)}, reason: 'EACCES'},
    {
      name: 'a file of limits.d that may not be read',
      files: {[main]: '', '/etc/security/limits.d/a.conf': lockedFile('/etc/security/limits.d/a.conf')},
      reason: 'EACCES',
    },
    {name: 'a user from elsewhere', files: {[main]: ''}, uid: 4711, reason: 'no user with the number 4711'},
  ])('$name is unreadable, never guessed', async ({files, uid, reason}) => {
    const {openFiles} = await readLogins(hostOf(files, uid))
    expect(openFiles).toMatchObject({state: 'unreadable', reason})
  })

  it.each([
    {release: 'VERSION_ID="12"\nID=debian\n', hard: 524_288},
    {release: 'VERSION_ID="13"\nID=debian\n', hard: null},
    {release: 'PRETTY_NAME="Debian GNU/Linux forky/sid"\nID=debian\n', hard: null},
    {release: 'VERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n', hard: 524_288},
  ])('begins with the limits of PID 1, but since Debian 13: $release', async ({release, hard}) => {
    const {openFiles} = await readLogins(hostOf({[main]: '', '/etc/os-release': release}))
    expect(openFiles).toMatchObject({value: {hard: {limit: hard, place: null}}})
  })

  it('on another distribution is only what a line says', async () => {
    const fedora = {'/etc/os-release': 'ID=fedora\n'}
    const {openFiles} = await readLogins(hostOf({...fedora, [main]: '* soft nofile 8000'}))
    expect(openFiles).toMatchObject({
      value: {soft: {limit: 8000}, hard: {limit: null, place: null}},
    })
    const {openFiles: ofRoot} = await readLogins(hostOf({...fedora, [main]: '* - nofile 8000'}, 0))
    expect(ofRoot).toEqual(unreadable(main, 'distributions differ in whether * and @group count for root'))
  })
})

describe('the highest hard limit any line wants', () => {
  it.each([
    {
      lines: 'a - nofile 5\nb hard nofile 7\nc hard nofile 6',
      highest: known({limit: 7, place: `${main}:2`}, `${main}:2`),
    },
    {lines: 'a soft nofile 5', highest: absent(main)},
    {lines: 'a - nofile unlimited', highest: absent(main)},
  ])('$lines', async ({lines, highest}) => {
    expect((await readLogins(hostOf({[main]: lines}))).highestHard).toEqual(highest)
  })
})
