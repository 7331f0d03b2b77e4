import {describe, expect, it} from 'vitest'
import type {Profile, ProfileEntry} from '../../src/model/profile.js'
import {inherit} from '../../src/profile/inherit.js'

const line = (setting: string, amount: number): ProfileEntry => ({
  setting,
  wish: {kind: 'atLeast', amount},
  why: `${setting} ${amount}`,
  severity: 'fail',
})
const profile = (name: string, ...entries: readonly ProfileEntry[]): Profile => ({
  name,
  description: name,
  system: 'linux',
  entries,
})

describe('a profile that builds on another one', () => {
  it.each([
    {
      name: 'has its lines',
      child: [],
      parent: [line('a', 1), line('b', 1)],
      entries: [line('a', 1), line('b', 1)],
    },
    {
      name: 'replaces a line in its place',
      child: [line('a', 2)],
      parent: [line('a', 1), line('b', 1)],
      entries: [line('a', 2), line('b', 1)],
    },
    {
      name: 'adds lines at the end',
      child: [line('c', 2), line('b', 2)],
      parent: [line('a', 1), line('b', 1)],
      entries: [line('a', 1), line('b', 2), line('c', 2)],
    },
    {
      name: 'keeps its own where the parent has none',
      child: [line('c', 2)],
      parent: [],
      entries: [line('c', 2)],
    },
  ])('$name', ({child, parent, entries}) => {
    expect(inherit(profile('child', ...child), profile('parent', ...parent))).toEqual(
      profile('child', ...entries),
    )
  })

  it('takes the whole line, not only the wish', () => {
    const own: ProfileEntry = {...line('a', 2), severity: 'warn'}
    const whole: ProfileEntry = {...line('a', 1), when: {setting: 'b', equals: {shape: 'count', count: 0}}}
    expect(inherit(profile('child', own), profile('parent', whole)).entries).toEqual([own])
  })
})
