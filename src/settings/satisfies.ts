import {toNumber} from '../model/count.js'
import type {LeastElements, Requirement} from '../model/profile.js'
import {portsIn, type SettingValue} from '../model/setting-value.js'

/** `undefined` when the wish makes no sense for a value of this shape. */
export function satisfies(value: SettingValue, wish: Requirement['wish']): boolean | undefined {
  switch (wish.kind) {
    case 'atLeast':
      return amountOf(value, wish.amount)
    case 'atLeastEach':
      return isEachAtLeast(value, wish.elements)
    case 'exactly':
      return value.shape === wish.value.shape ? canonical(value) === canonical(wish.value) : undefined
    case 'covers':
      return value.shape === 'port-range' && wish.value.shape === 'port-range'
        ? value.range.low <= wish.value.range.low && value.range.high >= wish.value.range.high
        : undefined
  }
}

function amountOf(value: SettingValue, amount: number): boolean | undefined {
  if (value.shape === 'count') return toNumber(value.count) >= amount
  if (value.shape === 'port-range') return portsIn(value.range) >= amount
  return undefined
}

function isEachAtLeast(value: SettingValue, elements: LeastElements): boolean | undefined {
  if (value.shape !== 'vector' || value.numbers.length !== elements.length) return undefined
  return value.numbers.every((number, index) => number >= (elements[index] ?? Number.NEGATIVE_INFINITY))
}

/** One spelling per value: ports 1-2,3 and 1-3 are the same list. */
function canonical(value: SettingValue): string {
  if (value.shape !== 'port-list') return JSON.stringify(value)
  const ports = new Set<number>()
  for (const {low, high} of value.ranges) for (let port = low; port <= high; port++) ports.add(port)
  return [...ports].toSorted((a, b) => a - b).join(',')
}
