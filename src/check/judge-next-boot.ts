import type {Finding} from '../model/check-report.js'
import type {Known} from '../model/fact.js'
import {message, type Message} from '../model/message.js'
import type {FileValue, FromFiles} from '../model/next-boot.js'
import type {Requirement} from '../model/profile.js'
import type {SettingValue} from '../model/setting-value.js'
import {compare} from '../settings/linux/compare.js'
import {kernelDefault} from '../settings/linux/kernel-defaults.js'
import {satisfies} from '../settings/satisfies.js'

/** One setting as it is now, with what is known of its next boot. */
export interface SettingDrift {
  readonly setting: string
  readonly now: SettingValue
  readonly files: FromFiles
  /** What the profile wants of it; absent when the profile does not name it. */
  readonly wish?: Requirement['wish'] | undefined
  /** Of the running kernel; absent when it is not known, or when something beside the files sets values at boot. */
  readonly kernel?: string | undefined
  /** Of a network namespace that ends before the next boot: then what is now and what will be are not of the same thing. */
  readonly isPassing?: boolean
}

/** Kernel packages and distributions put files there; a person's are in /etc, /run and /usr/local. */
const vendorFolders = /^(\/usr)?\/lib\//

/** What changes at the next boot, or would; `undefined` when nothing does as far as can be told. */
export function judgeNextBoot(drift: SettingDrift): Finding | undefined {
  const {systemd, procps} = drift.files
  if (systemd.state === 'unreadable') return undefined
  const disagreement = procps.state === 'unreadable' ? undefined : judgeEngines(drift)
  const found = disagreement ?? (drift.isPassing === true ? undefined : judgeBoot(drift))
  return found && {id: drift.setting, kind: 'drift', verdict: 'warn', message: found}
}

function judgeBoot(drift: SettingDrift): Message | undefined {
  const {systemd} = drift.files
  return systemd.state === 'known' ? judgeFile(drift, systemd) : judgeDefault(drift)
}

/** Boot parameters are there before any file, and `sysctl --system` does not take them back: no disagreement. */
function judgeEngines({setting, now, files: {systemd, procps}}: SettingDrift): Message | undefined {
  const atBoot = systemd.state === 'known' ? systemd : undefined
  const byHand = procps.state === 'known' ? procps : undefined
  if (atBoot === undefined && byHand === undefined) return undefined
  if (byHand === undefined && atBoot?.source === '/proc/cmdline') return undefined
  const isSame =
    atBoot !== undefined &&
    byHand !== undefined &&
    compare(setting, atBoot.value.value, byHand.value.value) === 'same'
  return isSame
    ? undefined
    : message('drift-engines-disagree', {setting, now, boot: placed(atBoot), procps: placed(byHand)})
}

function placed(fact: Known<FileValue> | undefined): {value: SettingValue; place: string} | null {
  return fact === undefined ? null : {value: fact.value.value, place: fact.source}
}

function judgeFile(drift: SettingDrift, {value: file, source: place}: Known<FileValue>): Message | undefined {
  const {setting, now} = drift
  const next = file.value
  const comparison = compare(setting, now, next)
  if (comparison === undefined || comparison === 'same') return undefined
  if (comparison === 'better' || misses(drift, next)) {
    return message('drift-lost-at-boot', {setting, now, next, place, shadowed: file.shadowed})
  }
  // What a distribution sets for all its hosts and something here set otherwise is not a mistake of anybody.
  return vendorFolders.test(place)
    ? undefined
    : message('drift-not-in-force', {setting, now, value: next, place})
}

/** No file sets it: certain only where the kernel's default is, and of interest only where the profile wants it. */
function judgeDefault(drift: SettingDrift): Message | undefined {
  const {setting, now, wish, kernel} = drift
  if (wish === undefined || kernel === undefined || satisfies(now, wish) !== true) return undefined
  const next = kernelDefault(setting, kernel)
  if (next === undefined) return undefined
  return compare(setting, now, next) === 'better' || misses(drift, next)
    ? message('drift-in-no-file', {setting, now, next})
    : undefined
}

/** The profile is content now, and will not be. */
function misses({now, wish}: SettingDrift, next: SettingValue): boolean {
  return wish !== undefined && satisfies(now, wish) === true && satisfies(next, wish) === false
}
