import {parseFact, type Fact} from '../../model/fact.js'
import type {SettingValue} from '../../model/setting-value.js'
import type {Host} from '../../host/host.js'
import {findSetting} from '../../settings/linux/catalogue.js'
import {guessShape, parseValue} from '../../settings/parse-value.js'

/** Where the kernel shows a sysctl. Dots separate, as in the names of this project. */
export function sysctlPath(name: string): string {
  return `/proc/sys/${name.replaceAll('.', '/')}`
}

/** The run-time value of one sysctl, parsed by its catalogued shape. */
export async function readSysctl(host: Host, name: string): Promise<Fact<SettingValue>> {
  const text = await host.readText(sysctlPath(name))
  return parseFact(text, (value) => parseValue(value, findSetting(name)?.shape ?? guessShape(value)))
}
