import {readFileSync} from 'node:fs'
import {execa} from 'execa'
import {expect, it} from 'vitest'
import {readLogins} from '../../src/facts/linux/limits-conf.js'
import {loginRows} from '../build/login-rows.js'
import {describeWith} from './support/needs.js'
import {inPrivateSystem, withFiles} from './support/private-files.js'
import {rootedHost} from './support/rooted-host.js'

const users = ['nobody', 'root'] as const

/** The real accounts and the real first process, for the prediction of one user's login. */
async function surroundings(user: string): Promise<Record<string, string>> {
  const {stdout: uid} = await execa('id', ['-u', user])
  const real = ['/etc/passwd', '/etc/group', '/etc/os-release', '/proc/1/limits']
  return {
    ...Object.fromEntries(real.map((path) => [path, readFileSync(path, 'utf8')])),
    '/proc/self/status': `Name:\tnode\nUid:\t${uid}\t${uid}\t${uid}\t${uid}\n`,
  }
}

/** What sessions through PAM really get, begun with a soft limit below which no row goes. */
async function sessions(root: string): Promise<readonly string[]> {
  const probe = `'echo $(ulimit -Sn):$(ulimit -Hn)'`
  const {stdout, stderr} = await inPrivateSystem(root, [
    ...users.map((user) => `runuser -u ${user} -- sh -c ${probe}`),
    ...users.map((user) => `su -s /bin/sh ${user} -c ${probe}`),
  ])
  if (stdout === '') throw new Error(stderr)
  return stdout.split('\n')
}

async function predicted(files: Readonly<Record<string, string>>, user: string) {
  return withFiles({...(await surroundings(user)), ...files}, async (root) => {
    const {openFiles} = await readLogins(rootedHost(root))
    if (openFiles.state !== 'known') throw new Error(`the limits of ${user} are ${openFiles.state}`)
    return openFiles.value
  })
}

/** A limit no line sets depends on what the machine may raise: then only the lines are compared. */
function isAsPredicted(session: string, limits: Awaited<ReturnType<typeof predicted>>): boolean {
  const [soft, hard] = session.split(':').map(Number)
  return (
    (limits.soft.place === null || limits.soft.limit === soft) &&
    (limits.hard.place === null || limits.hard.limit === hard)
  )
}

describeWith('pam', 'open files of a login', () => {
  it.each(loginRows)('$name', async ({files, ...expected}) => {
    const lines = {'/etc/security/limits.d/README': '', ...files}
    const real = await withFiles(lines, sessions)
    expect(real).toHaveLength(4)
    for (const [index, session] of real.entries()) {
      const user = users[index % 2] ?? 'root'
      const {soft, hard} = await predicted(lines, user)
      expect({
        soft: soft.place === null ? null : soft.limit,
        hard: hard.place === null ? null : hard.limit,
      }).toEqual(expected[user])
      expect(isAsPredicted(session, {user, soft, hard}), `${user} got ${session}`).toBe(true)
    }
  })

  it('without a line is 1024 soft, whatever the parent had', async () => {
    const {stdout} = await withFiles({'/etc/security/limits.conf': ''}, (root) =>
      inPrivateSystem(root, [`ulimit -Sn 2000`, `runuser -u nobody -- sh -c 'ulimit -Sn'`]),
    )
    const {soft} = await predicted({'/etc/security/limits.conf': ''}, 'nobody')
    expect(soft).toEqual({limit: Number(stdout), place: null})
  })
})
