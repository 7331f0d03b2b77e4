import {describe, expect, it} from 'vitest'
import {bindingRung, type Rung} from '../../src/model/ladder.js'

function rung(changes: Partial<Rung>): Rung {
  return {limit: 'memory', verdict: 'pass', ceiling: 100, stops: true, fixes: [], ...changes}
}

describe('the binding rung', () => {
  it.each([
    {
      name: 'the first that stops the workload',
      ladder: [rung({limit: 'memory', ceiling: 1}), rung({limit: 'file-max', ceiling: 2})],
      binding: 'memory',
    },
    {
      name: 'not one that only warns, however low',
      ladder: [
        rung({limit: 'accept-queue', ceiling: 1, stops: false}),
        rung({limit: 'file-max', ceiling: 2}),
      ],
      binding: 'file-max',
    },
    {
      name: 'not one without a ceiling',
      ladder: [rung({limit: 'memory', ceiling: null}), rung({limit: 'file-max', ceiling: 2})],
      binding: 'file-max',
    },
    {name: 'one with room for nothing', ladder: [rung({limit: 'memory', ceiling: 0})], binding: 'memory'},
    {name: 'none, where nothing bounds', ladder: [rung({ceiling: null})], binding: undefined},
    {name: 'none, on no ladder', ladder: [], binding: undefined},
  ])('is $name', ({ladder, binding}) => {
    expect(bindingRung(ladder)?.limit).toBe(binding)
  })
})
