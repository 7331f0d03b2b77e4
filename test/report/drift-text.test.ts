import {describe, expect, it} from 'vitest'
import type {Finding} from '../../src/model/check-report.js'
import {message, type Message} from '../../src/model/message.js'
import {driftLines} from '../../src/report/drift-text.js'
import {plain} from '../../src/report/palette.js'

const setting = 'net.core.somaxconn'
const count = (number: number) => ({shape: 'count', count: number}) as const
const file = '/etc/sysctl.d/99-x.conf:3'
const old = '/etc/sysctl.conf:1'

function drift(text: Message, id = setting): Finding {
  return {id, kind: 'drift', verdict: 'warn', message: text}
}

describe('drift in words', () => {
  it('is nothing where nothing changes', () => {
    expect(driftLines([], plain)).toEqual([])
    const other: Finding = {...drift(message('no-rate', {})), kind: 'setting'}
    expect(driftLines([other], plain)).toEqual([])
  })

  it.each([
    {
      text: message('drift-lost-at-boot', {
        setting,
        now: count(65_535),
        next: count(4096),
        place: file,
        shadowed: [],
      }),
      says: `65535 now, 4096 after the next boot: ${file}`,
    },
    {
      text: message('drift-lost-at-boot', {
        setting,
        now: count(65_535),
        next: count(4096),
        place: file,
        shadowed: [{text: '65535', place: '/etc/sysctl.d/90-tune.conf:1'}],
      }),
      says: `65535 now, 4096 after the next boot: ${file}, over 65535 of /etc/sysctl.d/90-tune.conf:1`,
    },
    {
      text: message('drift-in-no-file', {setting, now: count(65_535), next: count(4096)}),
      says: '65535 now, 4096 after the next boot: no sysctl file sets it',
    },
    {
      text: message('drift-not-in-force', {setting, now: count(4096), value: count(65_535), place: file}),
      says: `4096 now, 65535 after the next boot (${file}): not in force, changed since or refused by the kernel`,
    },
    {
      text: message('drift-engines-disagree', {
        setting,
        now: count(1024),
        boot: {value: count(8192), place: file},
        procps: {value: count(1024), place: old},
      }),
      says: `8192 (${file}) after a boot, 1024 (${old}) after sysctl --system, 1024 now`,
    },
    {
      text: message('drift-engines-disagree', {
        setting,
        now: count(1024),
        boot: null,
        procps: {value: count(1024), place: old},
      }),
      says: `set by no file after a boot, 1024 (${old}) after sysctl --system, 1024 now`,
    },
    {
      text: message('drift-login-open-files', {
        user: 'me',
        soft: 1024,
        hard: null,
        sessionSoft: 20_000,
        sessionHard: 'unlimited',
        place: file,
      }),
      says: `a new login of me gets 1,024 (hard unknown) open files, this session has 20,000 (hard unlimited): ${file}`,
    },
  ])('$says', ({text, says}) => {
    const [, heading, ...lines] = driftLines([drift(text)], plain)
    expect(heading).toBe('Now and the next boot or login differ:')
    expect(lines.join(' ').replaceAll(/\s+/g, ' ')).toBe(` ! ${setting}: ${says}`)
  })

  it('fits in 100 columns', () => {
    const long = message('drift-login-above-nr-open', {
      limit: 2_000_000,
      place: '/etc/security/limits.d/zz-a-rather-long-name-for-a-file.conf:12',
      nrOpen: 65_536,
      nrOpenPlace: '/etc/sysctl.d/zz-another-rather-long-name-for-a-file.conf:34',
    })
    const lines = driftLines([drift(long, 'fs.nr_open')], plain)
    expect(lines.slice(2).length).toBeGreaterThan(1)
    expect(lines.filter((line) => line.length > 100)).toEqual([])
  })
})
