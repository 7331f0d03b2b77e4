import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'
import {floodProgress} from '../../src/cli/progress.js'
import type {FloodProgress} from '../../src/flood/options.js'
import {outputOf} from '../build/output.js'

function progress(changes: Partial<FloodProgress> = {}): FloodProgress {
  return {phase: 'opening', connected: 1234, failed: 0, target: 10_000, ...changes}
}

beforeEach(() => {
  vi.useFakeTimers({toFake: ['performance']})
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a flood’s progress where nobody watches', () => {
  it('is a line every two seconds, and no more', async () => {
    const {stderr} = await outputOf(() => {
      const view = floodProgress(process.stderr, false)
      view.update(progress({connected: 1}))
      vi.advanceTimersByTime(1999)
      view.update(progress({connected: 2}))
      vi.advanceTimersByTime(1)
      view.update(progress())
      view.update(progress({connected: 3}))
      view.stop()
    })
    expect(stderr).toMatch(/^flood: [^\n]*1,234[^\n]*10,000[^\n]*\n$/)
  })

  it.each([
    {failed: 0, says: false},
    {failed: 3, says: true},
  ])('speaks of failures only when there are some: $failed', async ({failed, says}) => {
    const {stderr} = await outputOf(() => {
      const view = floodProgress(process.stderr, false)
      vi.advanceTimersByTime(2000)
      view.update(progress({failed}))
    })
    expect(stderr.includes('failed')).toBe(says)
  })
})
