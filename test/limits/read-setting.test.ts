import {describe, expect, it} from 'vitest'
import {readCount, readPortList, readPortRange, unknownBecause} from '../../src/limits/read-setting.js'
import {absent, known, unreadable} from '../../src/model/fact.js'
import {aCount, aPortList, aRange, aText, locked, missing, settings} from '../build/facts.js'

const name = 'net.test'
const of = (fact: Parameters<typeof settings>[0][string]) => settings({[name]: fact})

describe('a count', () => {
  it.each([
    {name: 'a number', fact: aCount(5), read: known(5, '/count')},
    {
      name: 'unlimited, which is infinite',
      fact: aCount('unlimited'),
      read: known(Number.POSITIVE_INFINITY, '/count'),
    },
    {name: 'a range, which is no number', fact: aRange(1, 2), read: unreadable('/range', 'not a number')},
    {name: 'text, which is no number', fact: aText('cubic'), read: unreadable('/text', 'not a number')},
    {name: 'absent', fact: missing, read: missing},
    {name: 'unreadable', fact: locked, read: locked},
  ])('is read from $name', ({fact, read}) => {
    expect(readCount(of(fact), name)).toEqual(read)
  })

  it('is absent when nobody ever read it', () => {
    expect(readCount(settings({}), 'net.never')).toEqual(absent('net.never'))
  })
})

describe('a port range', () => {
  it.each([
    {name: 'a range', fact: aRange(1, 2), read: known({low: 1, high: 2}, '/range')},
    {name: 'a number', fact: aCount(5), read: unreadable('/count', 'not a port range')},
    {name: 'absent', fact: missing, read: missing},
    {name: 'unreadable', fact: locked, read: locked},
  ])('is read from $name', ({fact, read}) => {
    expect(readPortRange(of(fact), name)).toEqual(read)
  })
})

describe('a list of ports', () => {
  it.each([
    {name: 'a list', fact: aPortList({low: 1, high: 2}), read: known([{low: 1, high: 2}], '/list')},
    {name: 'nothing: no ports are reserved', fact: missing, read: known([], '/missing')},
    {name: 'a number', fact: aCount(5), read: unreadable('/count', 'not a list of ports')},
    {name: 'unreadable', fact: locked, read: locked},
  ])('is read from $name', ({fact, read}) => {
    expect(readPortList(of(fact), name)).toEqual(read)
  })
})

describe('an unknown', () => {
  it('says where and why', () => {
    expect(unknownBecause(unreadable('/proc/x', 'EACCES'))).toEqual({
      state: 'unknown',
      source: '/proc/x',
      reason: 'EACCES',
    })
    expect(unknownBecause(absent('/proc/x'))).toEqual({
      state: 'unknown',
      source: '/proc/x',
      reason: 'this system does not show it',
    })
  })
})
