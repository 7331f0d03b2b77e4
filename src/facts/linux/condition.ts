import {parseFact, type Fact} from '../../model/fact.js'
import type {HostCondition} from '../../model/facts.js'
import type {Host} from '../../host/host.js'

const governorFile = '/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor'
const clockSourceFile = '/sys/devices/system/clocksource/clocksource0/current_clocksource'

/** What spoils a benchmark although no limit is reached. */
export async function readCondition(host: Host): Promise<HostCondition> {
  const [loadavg, meminfo, softnet, governor, clockSource] = await Promise.all([
    host.readText('/proc/loadavg'),
    host.readText('/proc/meminfo'),
    host.readText('/proc/net/softnet_stat'),
    host.readText(governorFile),
    host.readText(clockSourceFile),
  ])
  return {
    loadAverage: parseFact(loadavg, (text) => {
      const load = Number.parseFloat(text)
      return Number.isFinite(load) ? load : undefined
    }),
    swapUsedBytes: parseFact(meminfo, (text) => {
      const [, total] = /^SwapTotal:\s+(\d+) kB$/m.exec(text) ?? []
      const [, free] = /^SwapFree:\s+(\d+) kB$/m.exec(text) ?? []
      return total === undefined || free === undefined ? undefined : (Number(total) - Number(free)) * 1024
    }),
    backlogDrops: parseFact(softnet, sumOfDrops),
    governor: word(governor),
    clockSource: word(clockSource),
  }
}

/** One line a CPU, numbers in hexadecimal; the second column counts the drops. */
function sumOfDrops(text: string): number | undefined {
  const rows = text.split('\n').filter((row) => row !== '')
  const drops = rows.map((row) => Number.parseInt(row.split(/\s+/)[1] ?? '', 16))
  return rows.length > 0 && drops.every((number) => Number.isInteger(number))
    ? drops.reduce((sum, number) => sum + number, 0)
    : undefined
}

function word(fact: Fact<string>): Fact<string> {
  return parseFact(fact, (text) => (text.trim() === '' ? undefined : text.trim()))
}
