import type {Profile} from '../model/profile.js'
import type {ProfileReport} from '../model/profile-report.js'
import type {Workload} from '../model/workload.js'
import {findSetting} from '../settings/linux/catalogue.js'
import {resolveProfile} from './resolve.js'

/** A profile as it is, or with every `auto` sized for a workload. */
export function profileReport(profile: Profile, workload: Workload | null): ProfileReport {
  const {name, description, system, entries} = profile
  const lines = workload === null ? entries : resolveProfile(profile, workload)
  return {
    kind: 'profile',
    name,
    description,
    system,
    extends: profile.extends?.parent ?? null,
    workload,
    settings: lines.map(({setting, wish, severity, when, why}) => ({
      setting,
      shape: findSetting(setting)?.shape ?? null,
      wish,
      severity,
      when: when ?? null,
      why,
    })),
  }
}
