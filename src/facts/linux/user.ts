import {parseFact, unreadable, type Fact} from '../../model/fact.js'
import type {Host} from '../../host/host.js'
import type {User} from '../../settings/linux/limits-conf.js'

/** The calling user, as /etc/passwd and /etc/group know them. A name from elsewhere (LDAP) is not there: unreadable. */
export async function readUser(host: Host): Promise<Fact<User>> {
  const [status, passwd, group] = await Promise.all([
    host.readText('/proc/self/status'),
    host.readText('/etc/passwd'),
    host.readText('/etc/group'),
  ])
  const uid = parseFact(status, (text) => /^Uid:\s+(\d+)/m.exec(text)?.[1])
  if (uid.state !== 'known') return uid
  if (passwd.state !== 'known') return passwd
  const account = rows(passwd.value).find((fields) => fields[2] === uid.value)
  const [name, , , gid] = account ?? []
  if (name === undefined || gid === undefined) {
    return unreadable(passwd.source, `no user with the number ${uid.value}`)
  }
  return parseFact(group, (text) => ({
    name,
    uid: Number(uid.value),
    gid: Number(gid),
    groups: rows(text)
      .filter(([, , number, members = '']) => number === gid || members.split(',').includes(name))
      .map(([title = '', , number]) => ({name: title, gid: Number(number)})),
  }))
}

function rows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(':'))
}
