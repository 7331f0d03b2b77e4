import {describe, expect, it} from 'vitest'
import {portsIn} from '../../src/model/setting-value.js'

describe('a port range', () => {
  it.each([
    {range: {low: 32_768, high: 60_999}, ports: 28_232},
    {range: {low: 1024, high: 65_535}, ports: 64_512},
    {range: {low: 5, high: 5}, ports: 1},
  ])('$range includes both of its ends: $ports ports', ({range, ports}) => {
    expect(portsIn(range)).toBe(ports)
  })
})
