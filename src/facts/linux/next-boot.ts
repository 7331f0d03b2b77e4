import {absent, known, parseFact, type Fact} from '../../model/fact.js'
import type {FileValue, FromFiles, NextBoot} from '../../model/next-boot.js'
import type {SettingValue} from '../../model/setting-value.js'
import type {Host} from '../../host/host.js'
import {findSetting} from '../../settings/linux/catalogue.js'
import {nextBootValue} from '../../settings/linux/next-boot-value.js'
import {keyToPath} from '../../settings/linux/sysctl-key.js'
import {writtenValue} from '../../settings/linux/written-value.js'
import {guessShape} from '../../settings/parse-value.js'
import {isInOwnProcessNamespace} from './process-namespace.js'
import {readSysctlFiles} from './sysctl-files.js'

const engineFolders = ['/usr/lib/systemd', '/lib/systemd'] as const
const engineProgram = 'systemd-sysctl'

/** Second names of the same variable. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  'net.netfilter.nf_conntrack_max': ['net.nf_conntrack_max'],
}

/**
 * What a boot makes of these sysctls. Absent where nothing applies sysctl.d at boot by rules that are known: no
 * systemd-sysctl (Alpine, many containers), or a container whose settings its runtime sets.
 */
export async function readNextBoot(host: Host, names: readonly string[]): Promise<Fact<NextBoot>> {
  const [missing, files, tuned, bootParameters] = await Promise.all([
    whyNoEngine(host),
    readSysctlFiles(host),
    host.readText('/etc/tuned/active_profile'),
    host.readText('/proc/cmdline'),
  ])
  if (missing !== undefined) return absent(missing)
  if (files.state !== 'known') return files
  const {systemd, procps} = files.value
  const settings = names.map((name): [string, FromFiles] => {
    const all = [name, ...(otherNames[name] ?? [])]
    const parse = parserFor(name)
    const atBoot = nextBootValue(systemd, 'systemd', all, parse)
    return [
      name,
      {
        systemd: atBoot.state === 'absent' ? fromBootParameters(bootParameters, name) : atBoot,
        procps: nextBootValue(procps, 'procps', all, parse),
      },
    ]
  })
  return known({settings: Object.fromEntries(settings), tunedProfile: nameIn(tuned)}, files.source)
}

/** What is missing for the files to be applied at boot; `undefined` when nothing is. */
async function whyNoEngine(host: Host): Promise<string | undefined> {
  const [isInstalled, isContainer, booted] = await Promise.all([
    hasEngine(host),
    isInOwnProcessNamespace(host),
    host.listFolder('/run/systemd/system'),
  ])
  if (!isInstalled) return `${engineFolders[0]}/${engineProgram}`
  // Without systemd this is a container: nothing here runs at boot.
  return isContainer && booted.state === 'absent' ? booted.source : undefined
}

async function hasEngine(host: Host): Promise<boolean> {
  for (const folder of engineFolders) {
    const names = await host.listFolder(folder)
    if (names.state === 'known' && names.value.includes(engineProgram)) return true
  }
  return false
}

/** `sysctl.net.core.somaxconn=4096` on the kernel's command line, applied before any file. */
function fromBootParameters(commandLine: Fact<string>, name: string): Fact<FileValue> {
  if (commandLine.state !== 'known') return absent(name)
  const text = commandLine.value
    .trim()
    .split(/\s+/)
    .filter((parameter) => parameter.startsWith('sysctl.'))
    .map((parameter) => parameter.slice('sysctl.'.length).split('='))
    .findLast(([key = '']) => keyToPath(key) === keyToPath(name))?.[1]
  if (text === undefined) return absent(name)
  return parseFact(known(text, commandLine.source), (written) => {
    const value = parserFor(name)(written)
    return value === undefined ? undefined : {value, shadowed: []}
  })
}

function parserFor(name: string): (text: string) => SettingValue | undefined {
  const shape = findSetting(name)?.shape
  return (text) => writtenValue(text, shape ?? guessShape(text))
}

/** Empty when TuneD is installed and was never given a profile. */
function nameIn(file: Fact<string>): Fact<string> {
  if (file.state !== 'known') return file
  const name = file.value.trim()
  return name === '' ? absent(file.source) : known(name, file.source)
}
