import {describe, expect, it} from 'vitest'
import {globMatches, isGlob, keyToPath, tidyPath} from '../../../src/settings/linux/sysctl-key.js'
import {fc} from '../../build/properties.js'

describe('a key as a path', () => {
  it.each([
    ['net.core.somaxconn', 'net/core/somaxconn'],
    ['net/core/somaxconn', 'net/core/somaxconn'],
    ['net/ipv4/conf/eth0.5/forwarding', 'net/ipv4/conf/eth0.5/forwarding'],
    ['net.ipv4.conf.eth0/5.forwarding', 'net/ipv4/conf/eth0.5/forwarding'],
    ['/net/core.x', '/net/core.x'],
    ['plain', 'plain'],
  ])('%s is %s', (key, path) => {
    expect(keyToPath(key)).toBe(path)
  })

  it('is tidied of slashes too many', () => {
    expect(tidyPath('//net///core/somaxconn/')).toBe('net/core/somaxconn')
  })
})

describe('a glob', () => {
  it.each([
    ['net/*/x', 'net/core/x', true],
    ['net/*', 'net/core/x', false],
    ['net/c?re', 'net/core', true],
    ['net/[!c]ore', 'net/core', false],
    ['net/[b-d]ore', 'net/core', true],
    ['net/[]c]ore', 'net/core', true],
    ['net/co.e', 'net/core', false],
    ['net/co+re', 'net/coore', false],
    [String.raw`net/\*`, 'net/*', true],
    [String.raw`net/\*`, 'net/x', false],
    ['net/[core', 'net/core', false],
    ['net/[z-a]ore', 'net/core', false],
    ['net/[!z-a]ore', 'net/core', true],
    ['net/[a-]ore', 'net/-ore', true],
    ['net/[^c]ore', 'net/core', false],
    ['net/[^c]ore', 'net/more', true],
    ['net/*', 'net/.hidden', false],
    ['*/core', 'net/core', true],
    ['net/core/*', 'net/core', false],
  ])('%s on %s: %s', (glob, path, matches) => {
    expect(globMatches(glob, path)).toBe(matches)
  })

  it('without a wildcard is none, and matches itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z_]{1,8}(\/[a-z_.0-9]{1,8}){0,3}$/), (path) => {
        expect(isGlob(path)).toBe(false)
        expect(globMatches(path, path)).toBe(true)
      }),
    )
  })

  it('never breaks, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (glob, path) => {
        expect(typeof globMatches(glob, path)).toBe('boolean')
      }),
    )
  })
})
