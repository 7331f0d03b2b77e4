import {isIPv4} from 'node:net'
import {describe, expect, it} from 'vitest'
import {clientAddresses, floodHost} from '../../src/flood/address.js'
import {fc} from '../build/properties.js'

describe('the client’s addresses', () => {
  it.each([0, 1])('are left to the kernel for %d source', (sources) => {
    expect(clientAddresses(sources)).toEqual([])
  })

  it('are as many as were asked for, on loopback, each once, and none is the server’s', () => {
    fc.assert(
      fc.property(fc.integer({min: 2, max: 10_000}), (sources) => {
        const addresses = clientAddresses(sources)
        expect(addresses).toHaveLength(sources)
        expect(new Set(addresses).size).toBe(sources)
        expect(addresses).not.toContain(floodHost)
        expect(addresses.filter((address) => !isIPv4(address) || !address.startsWith('127.'))).toEqual([])
      }),
      {numRuns: 20},
    )
  })
})
