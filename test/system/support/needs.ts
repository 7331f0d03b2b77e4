import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {describe} from 'vitest'
import {commandLine} from './tune.js'

/** Why this machine cannot run the tests that need a network namespace; `undefined` when it can. */
function namespaceRefusal(): string | undefined {
  if (process.platform !== 'linux') return `network namespaces are Linux, this is ${process.platform}`
  const [file = '', ...args] = commandLine(['true'], {namespace: []})
  const {status, stderr, error} = spawnSync(file, args, {encoding: 'utf8'})
  if (status === 0) return undefined
  return `the kernel refuses a network namespace: ${error?.message ?? stderr.trim()}`
}

function rootRefusal(): string | undefined {
  return process.getuid?.() === 0 ? undefined : 'it becomes another user, which only root can'
}

/** Files of the system are covered in a mount namespace, and both engines write to a network namespace. */
function enginesRefusal(): string | undefined {
  const refusal = rootRefusal() ?? namespaceRefusal()
  if (refusal !== undefined) return refusal
  const {status} = spawnSync('unshare', [
    '-nm',
    'sh',
    '-c',
    'mount -t tmpfs tmpfs /mnt && : > /proc/sys/net/core/somaxconn',
  ])
  if (status !== 0) return 'the kernel refuses a mount namespace, or /proc/sys cannot be written in one'
  if (spawnSync('sysctl', ['--version']).status !== 0) return 'procps (sysctl) is not installed'
  const folders = ['/usr/lib/systemd', '/lib/systemd']
  return folders.some((folder) => existsSync(`${folder}/systemd-sysctl`))
    ? undefined
    : 'systemd is not installed'
}

/** Sessions through PAM, with limits of the test's own. Debian's rules: others leave what no line sets as it is. */
function pamRefusal(): string | undefined {
  const refusal = rootRefusal() ?? namespaceRefusal()
  if (refusal !== undefined) return refusal
  const {status} = spawnSync('unshare', ['-m', 'runuser', '-u', 'nobody', '--', 'true'])
  if (status !== 0) return 'no session can be opened with runuser'
  return existsSync('/etc/debian_version') ? undefined : "it is about Debian's pam_limits"
}

function linuxRefusal(): string | undefined {
  return process.platform === 'linux' ? undefined : `it is about Linux, this is ${process.platform}`
}

const refusals = {
  linux: linuxRefusal,
  namespace: namespaceRefusal,
  pam: pamRefusal,
  root: rootRefusal,
  sysctlEngines: enginesRefusal,
} as const

/**
 * A suite that needs something of the machine. Where that is refused it is skipped and the reason printed;
 * with TUNE_REQUIRE_SYSTEM_TESTS=1 (CI) a skip is a failure.
 */
export function describeWith(need: keyof typeof refusals, name: string, body: () => void): void {
  const refusal = refusals[need]()
  if (refusal === undefined) {
    describe(name, body)
    return
  }
  if (process.env['TUNE_REQUIRE_SYSTEM_TESTS'] === '1') {
    throw new Error(`${name} may not be skipped here (TUNE_REQUIRE_SYSTEM_TESTS=1), but ${refusal}`)
  }
  process.stderr.write(`skipped: ${name}: ${refusal}\n`)
  describe.skip(`${name} (${refusal})`, body)
}
