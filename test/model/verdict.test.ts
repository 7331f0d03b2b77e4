import {describe, expect, it} from 'vitest'
import {verdicts, worst, type Verdict} from '../../src/model/verdict.js'
import {fc} from '../build/properties.js'

describe('one verdict for many', () => {
  it.each<{all: Verdict[]; verdict: Verdict}>([
    {all: ['pass', 'warn', 'unknown', 'fail'], verdict: 'fail'},
    {all: ['pass', 'warn', 'unknown'], verdict: 'unknown'},
    {all: ['pass', 'warn'], verdict: 'warn'},
    {all: ['pass', 'not-applicable', 'waived'], verdict: 'pass'},
    {all: ['not-applicable'], verdict: 'not-applicable'},
    {all: [], verdict: 'pass'},
  ])('$all: $verdict', ({all, verdict}) => {
    expect(worst(all)).toBe(verdict)
  })

  it('does not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts)), (all) => {
        expect(worst(all.toReversed())).toBe(worst(all))
        expect(worst(all.toSorted())).toBe(worst(all))
      }),
    )
  })

  it('never turns a failure or an unknown into a pass', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts)), (all) => {
        expect(worst([...all, 'fail'])).toBe('fail')
        expect(worst([...all, 'unknown'])).toBeOneOf(['fail', 'unknown'])
      }),
    )
  })
})
