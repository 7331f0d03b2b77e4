import {absent, known, unreadable, type Fact} from '../../model/fact.js'
import type {Logins} from '../../model/logins.js'
import type {Host} from '../../host/host.js'
import {parseLimitsConf} from '../../settings/linux/limits-conf.js'
import {highestHard, loginLimits, type LimitsFile} from '../../settings/linux/login-limits.js'
import {readOpenFileLimits} from './open-file-limits.js'
import {readUser} from './user.js'

const mainFile = '/etc/security/limits.conf'
const folder = '/etc/security/limits.d'

/** What new logins get: limits.conf, then limits.d in name order. Never read for systemd services and containers. */
export async function readLogins(host: Host): Promise<Logins> {
  const [files, user, first, release] = await Promise.all([
    readLimitsFiles(host),
    readUser(host),
    readOpenFileLimits(host, 1),
    host.readText('/etc/os-release'),
  ])
  if (files.state !== 'known') return {openFiles: files, highestHard: files}
  const highest = highestHard(files.value)
  const highestFact = highest === undefined ? absent(mainFile) : known(highest, highest.place)
  if (user.state !== 'known') return {openFiles: user, highestHard: highestFact}

  const isDebian = release.state === 'known' && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release.value)
  const isUnclear = !isDebian && user.value.uid === 0 && files.value.some(namesEverybody)
  return {
    openFiles: isUnclear
      ? unreadable(mainFile, 'distributions differ in whether * and @group count for root')
      : known(
          loginLimits(
            files.value,
            user.value,
            isDebian && !isDebianSince13(release.value) && first.state === 'known' ? first.value : undefined,
          ),
          `${mainFile}, ${folder}`,
        ),
    highestHard: highestFact,
  }
}

/**
 * Before, pam_limits began with the limits of PID 1; since libpam-modules 1.7.0 it leaves what no line sets as systemd
 * gave it: NEWS.Debian. Testing and unstable have no number.
 */
function isDebianSince13(release: string): boolean {
  const [, version] = /^VERSION_ID="?(\d+)/m.exec(release) ?? []
  return /^ID=debian$/m.test(release) && (version === undefined || Number(version) >= 13)
}

function namesEverybody({lines}: LimitsFile): boolean {
  return lines.some(({domain}) => domain === '*' || /^@[^:]+$/.test(domain))
}

async function readLimitsFiles(host: Host): Promise<Fact<readonly LimitsFile[]>> {
  const [text, names] = await Promise.all([host.readText(mainFile), host.listFolder(folder)])
  if (names.state === 'unreadable') return names
  const paths = names.state === 'known' ? names.value.filter(isLimitsFile).toSorted() : []
  const inFolder = paths.map((name) => `${folder}/${name}`)
  const texts = [text, ...(await Promise.all(inFolder.map((path) => host.readText(path))))]
  if (texts.every(({state}) => state === 'absent')) return absent(mainFile)

  const files: LimitsFile[] = []
  for (const file of texts) {
    if (file.state === 'unreadable' && file.reason !== 'EISDIR') return file
    if (file.state === 'known') files.push({path: file.source, lines: parseLimitsConf(file.value)})
  }
  return known(files, mainFile)
}

function isLimitsFile(name: string): boolean {
  return name.endsWith('.conf') && !name.startsWith('.')
}
