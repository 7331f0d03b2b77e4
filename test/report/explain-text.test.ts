import {describe, expect, it} from 'vitest'
import {explain} from '../../src/explain/explain.js'
import {identify} from '../../src/explain/identify.js'
import {nameTable} from '../../src/explain/names.js'
import {withProse} from '../../src/report/explain-json.js'
import {renderExplainText} from '../../src/report/explain-text.js'
import {plain} from '../../src/report/palette.js'
import {facts, workload} from '../build/facts.js'

const load = workload({target: 1_000_000, ratePerSecond: 50_000})

function reportOn(word: string, isLinux: boolean) {
  const identified = identify([word])
  const found = 'found' in identified ? identified.found : []
  const explanations = found.map((one) => explain(one, isLinux ? facts() : undefined, load))
  return {kind: 'explain', target: load.target, explanations} as const
}

function textOn(word: string, isLinux = true): string {
  return renderExplainText(reportOn(word, isLinux), plain)
}

describe.each([true, false])('what is said where Linux is %s', (isLinux) => {
  it.each(nameTable().names)('of %s begins with the answer and fits 100 columns', (name) => {
    const text = textOn(name, isLinux)
    expect(text).toMatch(/^[\w.-]+( \w+)?( \(\d+\))?( (is|allows) .+ here)?: /)
    expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object/)
    expect(text.split('\n').filter((line) => line.length > 100 && line.trim().includes(' '))).toEqual([])
  })
})

describe('an explanation in text', () => {
  it('of an error shows the limit with the numbers of this host', () => {
    expect(textOn('EADDRNOTAVAIL')).toContain('✗ ephemeral ports: 28,232 of 1,000,000 connections')
    expect(textOn('EADDRNOTAVAIL')).toContain('× tuples = (28,232 − 0 − 0) × 1')
  })

  it('of a setting leaves the value out where there is none', () => {
    expect(textOn('somaxconn')).toMatch(/^net\.core\.somaxconn is 4096 here: /)
    expect(textOn('somaxconn', false)).toMatch(/^net\.core\.somaxconn: /)
    expect(textOn('somaxconn', false)).toContain('this system was not asked')
  })

  it('names every layer, the container too', () => {
    const text = textOn('ip_local_reserved_ports')
    expect(text).toContain('now           sudo sysctl -w')
    expect(text).toContain('docker run --sysctl')
    expect(textOn('file-max', false)).toContain('in a container it cannot be set')
  })

  it('of a limit has the formula where there is no number to put in', () => {
    expect(textOn('tcp-mem')).toContain('(pressure − used) ÷ (pages × share × ends)')
    expect(textOn('tcp-mem', false)).toContain('(pressure − used) ÷ (pages × share × ends)')
  })
})

describe('an explanation in JSON', () => {
  it('has the words in it', () => {
    expect(withProse(reportOn('EMFILE', true))).toMatchObject({
      explanations: [
        {
          topic: {kind: 'error', id: 'EMFILE'},
          what: expect.stringContaining('open-file limit'),
          why: expect.stringContaining('1,000,000 connections'),
          link: expect.stringMatching(/^https:/),
        },
      ],
    })
    expect(withProse(reportOn('exit 8', true))).toMatchObject({explanations: [{link: null}]})
  })
})
