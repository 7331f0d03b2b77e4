import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {parseProfile} from '../../src/profile/parse.js'
import {profileReport} from '../../src/profile/profile-report.js'
import {resolveProfile} from '../../src/profile/resolve.js'
import {toYaml} from '../../src/profile/to-yaml.js'
import {workload} from '../build/facts.js'
import {filesIn} from '../build/modules.js'

const every = `name: every
description: "Every kind of wish: of all shapes."
system: linux
settings:
  net.a: {exactly: unlimited, why: x}
  net.b: {exactly: "0", why: "no: yes", severity: warn}
  net.ipv4.ip_local_port_range: {covers: 1024 65535, why: x}
  net.ipv4.ip_local_reserved_ports: {exactly: "8080,9000-9100", why: x}
  net.ipv4.tcp_mem: {exactly: 1 2 3, why: x}
  net.ipv4.tcp_rmem: {atLeast: _ _ 6291456, why: x, when: {net.b: 0}}
  net.ipv4.tcp_congestion_control: {exactly: bbr, why: x}
  net.core.somaxconn: {atLeast: auto, why: x}
`
const texts = [
  {file: 'every.yaml', text: every},
  ...filesIn('profiles', '.yaml').map((file) => ({
    file,
    text: readFileSync(new URL(`../../profiles/${file}`, import.meta.url), 'utf8'),
  })),
]

describe.each(texts)('$file as YAML', ({file, text}) => {
  const {extends: _parent, ...profile} = parseProfile(text, file)

  it('is the same profile when it is read again', () => {
    expect(parseProfile(toYaml(profileReport(profile, null)), file)).toEqual(profile)
  })

  it('is the resolved one, sized for a workload', () => {
    const load = workload({target: 50_000, ratePerSecond: 40_000})
    const again = parseProfile(toYaml(profileReport(profile, load)), file)
    expect(again.entries).toEqual(resolveProfile(profile, load))
    expect(again.entries.filter(({wish}) => wish.kind === 'atLeast' && wish.amount === 'auto')).toEqual([])
  })
})
