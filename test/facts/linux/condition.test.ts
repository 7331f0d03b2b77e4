import {describe, expect, it} from 'vitest'
import {readCondition} from '../../../src/facts/linux/condition.js'
import {absent, known, unreadable} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'

const governor = '/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor'
const clockSource = '/sys/devices/system/clocksource/clocksource0/current_clocksource'
const texts = {
  '/proc/loadavg': '0.52 0.58 0.59 2/391 12345\n',
  '/proc/meminfo': 'MemTotal:  100 kB\nSwapTotal:    2048 kB\nSwapFree:     1536 kB\n',
  '/proc/net/softnet_stat': '0000272d 00000001 00000000\n000034d9 0000000a 00000001\n',
  [governor]: 'powersave\n',
  [clockSource]: 'tsc\n',
}

describe('how the host is doing', () => {
  it('is its load, its swap, its drops, its governor and its clock', async () => {
    expect(await readCondition(hostWith({texts}))).toEqual({
      loadAverage: known(0.52, '/proc/loadavg'),
      swapUsedBytes: known(512 * 1024, '/proc/meminfo'),
      backlogDrops: known(11, '/proc/net/softnet_stat'),
      governor: known('powersave', governor),
      clockSource: known('tsc', clockSource),
    })
  })

  it.each([
    {path: '/proc/loadavg', part: 'loadAverage'},
    {path: '/proc/meminfo', part: 'swapUsedBytes'},
    {path: '/proc/net/softnet_stat', part: 'backlogDrops'},
    {path: governor, part: 'governor'},
    {path: clockSource, part: 'clockSource'},
  ])('is not known where $path is absent, locked or empty', async ({path, part}) => {
    const {[path]: _, ...others} = Object.fromEntries(Object.entries(texts))
    const empty = {state: 'unreadable', source: path}
    expect(await readCondition(hostWith({texts: others}))).toHaveProperty(part, absent(path))
    expect(await readCondition(hostWith({texts: {...texts, [path]: lockedFile(path)}}))).toHaveProperty(
      part,
      unreadable(path, 'EACCES'),
    )
    expect(await readCondition(hostWith({texts: {...texts, [path]: ''}}))).toMatchObject({[part]: empty})
  })

  it.each([
    {path: '/proc/loadavg', text: 'high\n', part: 'loadAverage'},
    {path: '/proc/meminfo', text: 'SwapTotal:  5 kB\n', part: 'swapUsedBytes'},
    {path: '/proc/net/softnet_stat', text: '0000272d\n', part: 'backlogDrops'},
    {path: '/proc/net/softnet_stat', text: '0000272d zzzz\n', part: 'backlogDrops'},
  ])('is unreadable in garbage: $text', async ({path, text, part}) => {
    expect(await readCondition(hostWith({texts: {...texts, [path]: text}}))).toMatchObject({
      [part]: {state: 'unreadable', source: path},
    })
  })

  it('is well without swap', async () => {
    const noSwap = {...texts, '/proc/meminfo': 'SwapTotal:       0 kB\nSwapFree:        0 kB\n'}
    expect(await readCondition(hostWith({texts: noSwap}))).toMatchObject({swapUsedBytes: {value: 0}})
  })
})
