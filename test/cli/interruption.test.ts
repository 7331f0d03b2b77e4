import {describe, expect, it} from 'vitest'
import {interruptible} from '../../src/cli/interruption.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const listeners = () => signals.map((signal) => process.listenerCount(signal))

describe('something that can be interrupted', () => {
  it.each(signals)('hears of %s, and of the second one apart', async (name) => {
    const aborted = await interruptible(async ({signal, abandon}) => {
      const state = () => [signal.aborted, abandon.aborted]
      const states = [state()]
      process.listeners(name).at(-1)?.(name)
      states.push(state())
      process.listeners(name).at(-1)?.(name)
      return [...states, state()]
    })
    expect(aborted).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ])
  })

  it('leaves no listener behind, however it ends', async () => {
    const before = listeners()
    await interruptible(async () => 5)
    expect(listeners()).toEqual(before)
    await expect(interruptible(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(listeners()).toEqual(before)
  })
})
