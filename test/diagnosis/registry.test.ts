import {describe, expect, it} from 'vitest'
import {rules} from '../../src/diagnosis/registry.js'
import {exportsOf, filesIn} from '../build/modules.js'
import {evidence} from '../build/evidence.js'

/** Shared by rules, and no rules themselves. */
const besides = new Set(['diagnose.ts', 'evidence.ts', 'registry.ts'])

describe('the registry of rules', () => {
  it.each(filesIn('src/diagnosis', '.ts').filter((file) => !besides.has(file)))(
    'has the rule of %s',
    async (file) => {
      const exported = Object.values(await exportsOf(`src/diagnosis/${file}`))
      expect(exported).toHaveLength(1)
      expect(rules).toContain(exported[0])
    },
  )

  it('has every rule once', () => {
    expect(new Set(rules).size).toBe(rules.length)
  })

  it('suspects nothing without evidence', () => {
    expect(rules.map((rule) => rule(evidence())).filter((cause) => cause !== undefined)).toEqual([])
  })
})
