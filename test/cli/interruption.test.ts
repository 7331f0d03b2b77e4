import {describe, expect, it} from 'vitest'
import {interruptible} from '../../src/cli/interruption.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const listeners = () => signals.map((signal) => process.listenerCount(signal))

describe('something that can be interrupted', () => {
  it.each(signals)('hears of %s', async (name) => {
    const wasAborted = await interruptible(async (signal) => {
      expect(signal.aborted).toBe(false)
      process.listeners(name).at(-1)?.(name)
      return signal.aborted
    })
    expect(wasAborted).toBe(true)
  })

  it('leaves no listener behind, however it ends', async () => {
    const before = listeners()
    await interruptible(async () => 5)
    expect(listeners()).toEqual(before)
    await expect(interruptible(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(listeners()).toEqual(before)
  })
})
