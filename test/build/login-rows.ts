/** Files of pam_limits, and what a login of `nobody` and of root gets: soft:hard, `null` where no line says so. */
export interface LoginRow {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly nobody: Expected
  readonly root: Expected
}

interface Expected {
  readonly soft: number | null
  readonly hard: number | null
}

const none: Expected = {soft: null, hard: null}
const main = '/etc/security/limits.conf'
const folder = '/etc/security/limits.d'

function one(name: string, lines: string, nobody: Expected, root: Expected = none): LoginRow {
  return {name, files: {[main]: lines}, nobody, root}
}

function same(limit: number): Expected {
  return {soft: limit, hard: limit}
}

/** Measured with libpam 1.5.2 of Debian 12; test/system/login-limits.test.ts measures them again. */
export const loginRows: readonly LoginRow[] = [
  one('no line', '', none),
  one('a star is everybody but root', '* - nofile 8000', same(8000)),
  one('hard only', '* hard nofile 8000', {soft: null, hard: 8000}),
  one('a hard limit below the soft one cuts it', '* hard nofile 500', same(500)),
  one('a soft limit above the hard one is cut', '* soft nofile 8000\n* hard nofile 6000', same(6000)),
  one('soft and hard from two lines', '* - nofile 8000\n* soft nofile 3000', {soft: 3000, hard: 8000}),
  one('the last line wins', '* - nofile 8000\n* - nofile 7000', same(7000)),
  one('a user beats a star behind it', 'nobody - nofile 8000\n* - nofile 7000', same(8000)),
  one('a user beats a group behind it', 'nobody - nofile 8000\n@nogroup - nofile 7000', same(8000)),
  one('a group beats a star behind it', '@nogroup - nofile 8000\n* - nofile 7000', same(8000)),
  one('a group does not count for root', '@root - nofile 8000', none),
  one('root by name', 'root - nofile 8000\n* - nofile 7000', same(7000), same(8000)),
  one('root by number', ':0 - nofile 8000', none, same(8000)),
  one('a group of root by number', '@:0 - nofile 8000', none, same(8000)),
  one('a range of numbers', '60000:70000 - nofile 8000', same(8000)),
  one('a range without end', '60000: - nofile 8000', same(8000)),
  one('a range next to it', '65535: - nofile 8000', none),
  one('a range of groups', '@60000: - nofile 8000', same(8000)),
  one('a range that is none', '5:x - nofile 8000', none),
  one('a percent sign is about something else', '% - nofile 8000', none),
  one('blanks, tabs, capitals, a comment', ' nobody\t-\tNOFILE  8000 # why', same(8000)),
  one('a fifth word is not looked at', '* - nofile 8000 more', same(8000)),
  one('three words are skipped', '* - nofile 8000\n* - nofile', same(8000)),
  one('no number is skipped', '* - nofile 8000\n* - nofile x9', same(8000)),
  one('a number is read as far as it goes', '* - nofile 8000x', same(8000)),
  one('a type nobody knows is skipped', '* both nofile 8000', none),
  one('another item', '* - nproc 8000', none),
  {
    name: 'limits.d comes after limits.conf, in C order',
    files: {
      [main]: '* - nofile 8000',
      [`${folder}/B.conf`]: '* - nofile 6000',
      [`${folder}/a.conf`]: '* - nofile 7000',
      [`${folder}/_.conf`]: '* - nofile 5000',
    },
    nobody: same(7000),
    root: none,
  },
  {
    name: 'a user in limits.conf beats a star in limits.d',
    files: {[main]: 'nobody - nofile 8000', [`${folder}/z.conf`]: '* - nofile 7000'},
    nobody: same(8000),
    root: none,
  },
  {
    name: 'another ending and a hidden file are not read',
    files: {[main]: '', [`${folder}/a.txt`]: '* - nofile 8000', [`${folder}/.b.conf`]: '* - nofile 7000'},
    nobody: none,
    root: none,
  },
]
