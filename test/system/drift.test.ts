import {expect, it} from 'vitest'
import type {CheckReport} from '../../src/model/check-report.js'
import {stockHosts} from '../build/stock-sysctl.js'
import {describeWith} from './support/needs.js'
import {inPrivateSystem, withFiles} from './support/private-files.js'
import {entry} from './support/tune.js'

const somaxconn = (value: number) => `echo ${value} > /proc/sys/net/core/somaxconn`
const tune = `"${process.execPath}" "${entry}" check --target 1000 --format json`

/** In a container nothing runs at boot, unless systemd did. */
const booted = 'mkdir -p /run/systemd/system'

/**
 * A namespace has no next boot, and is known by what it does not see: seen here, the settings are taken for the machine's,
 * which no test may change. Those of net.core are files from then on.
 */
const asInitial = [
  'cp -r /proc/sys/net/core /mnt/core',
  'echo 1000 > /mnt/core/netdev_max_backlog',
  'mount --bind /mnt/core /proc/sys/net/core',
]

/** What tune says of drift where these files are the system's, after these lines were run there. */
async function driftOf(
  files: Parameters<typeof withFiles>[0],
  lines: readonly string[],
): Promise<CheckReport['findings']> {
  const {stdout, stderr} = await withFiles({'/etc/security/limits.conf': '', ...files}, (root) =>
    inPrivateSystem(root, [booted, ...lines, `${tune} || [ $? = 3 ]`]),
  )
  if (stdout === '') throw new Error(stderr)
  const report: CheckReport = JSON.parse(stdout)
  return report.findings.filter(({kind}) => kind === 'drift')
}

describeWith('sysctlEngines', 'drift', () => {
  it.each(stockHosts)('is none with the files of $name, after a boot', async ({files}) => {
    // Not the whole machine's: what is not in net.* stays what it is here.
    const found = await driftOf(files, [...asInitial, '/lib/systemd/systemd-sysctl --prefix=net || true'])
    expect(found.filter(({id}) => id.startsWith('net.'))).toEqual([])
  })

  it('is a value set by hand that no file keeps', async () => {
    expect(await driftOf({}, [...asInitial, somaxconn(65_535)])).toMatchObject([
      {
        id: 'net.core.somaxconn',
        verdict: 'warn',
        message: {code: 'drift-in-no-file', args: {next: {count: 4096}}},
      },
    ])
  })

  it('is none in a network namespace, which no boot brings back', async () => {
    expect(await driftOf({}, [somaxconn(65_535)])).toEqual([])
  })

  it('is none once a file keeps it', async () => {
    const files = {'/etc/sysctl.d/99-x.conf': '\nnet.core.somaxconn = 65535\n'}
    expect(await driftOf(files, [...asInitial, somaxconn(65_535)])).toEqual([])
  })

  it('is a file that takes it back, with its line and the line it beats', async () => {
    const files = {
      '/etc/sysctl.d/90-tune.conf': 'net.core.somaxconn = 65535\n',
      '/etc/sysctl.d/99-x.conf': '# x\n\nnet.core.somaxconn = 4096\n',
    }
    expect(await driftOf(files, [...asInitial, somaxconn(65_535)])).toMatchObject([
      {
        id: 'net.core.somaxconn',
        message: {
          code: 'drift-lost-at-boot',
          args: {
            next: {count: 4096},
            place: '/etc/sysctl.d/99-x.conf:3',
            shadowed: [{text: '65535', place: '/etc/sysctl.d/90-tune.conf:1'}],
          },
        },
      },
    ])
  })

  it('is /etc/sysctl.conf, which Debian 13 no longer reads at boot', async () => {
    const files = {'/etc/sysctl.conf': 'net.core.somaxconn = 65535\n'}
    expect(await driftOf(files, ['sysctl --system >/dev/null'])).toMatchObject([
      {
        id: 'net.core.somaxconn',
        message: {
          code: 'drift-engines-disagree',
          args: {boot: null, procps: {value: {count: 65_535}, place: '/etc/sysctl.conf:1'}},
        },
      },
    ])
  })

  it('is a line of limits.d that gives new logins fewer files', async () => {
    const files = {'/etc/security/limits.d/x.conf': '# few\nroot - nofile 512\n'}
    expect(await driftOf(files, [])).toMatchObject([
      {
        id: 'RLIMIT_NOFILE hard',
        message: {
          code: 'drift-login-open-files',
          args: {hard: 512, place: '/etc/security/limits.d/x.conf:2'},
        },
      },
    ])
  })

  it('is a line of limits.d above fs.nr_open', async () => {
    const files = {'/etc/security/limits.d/x.conf': 'somebody hard nofile 2000000000\n'}
    expect(await driftOf(files, [])).toMatchObject([
      {id: 'fs.nr_open', message: {code: 'drift-login-above-nr-open'}},
    ])
  })
})
