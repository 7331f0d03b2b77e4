import {toCount} from '../model/count.js'
import type {LeastElements} from '../model/profile.js'
import type {PortRange, SettingShape, SettingValue} from '../model/setting-value.js'

const wholeNumber = /^\d+$/
const signedNumber = /^-?\d+$/
const highestPort = 65_535

/** Text of one setting → value of the given shape; `undefined` when it does not have that shape. */
export function parseValue(text: string, shape: SettingShape): SettingValue | undefined {
  const tokens = text.trim().split(/\s+/)
  switch (shape) {
    case 'count':
      return parseCount(tokens)
    case 'vector':
      return tokens.every((token) => signedNumber.test(token))
        ? {shape, numbers: tokens.map(Number)}
        : undefined
    case 'port-range':
      return parseRange(tokens)
    case 'port-list':
      return parsePortList(text.trim())
    case 'text':
      return {shape, text: tokens.join(' ')}
  }
}

/** The wish for a vector, `_` for an element to be left: `_ _ 6291456`. `undefined` when it is none. */
export function parseElements(text: string): LeastElements | undefined {
  const tokens = text.trim().split(/\s+/)
  if (tokens.length < 2 || !tokens.every((token) => token === '_' || wholeNumber.test(token)))
    return undefined
  const elements = tokens.map((token) => (token === '_' ? null : Number(token)))
  return elements.every((element) => element === null) ? undefined : elements
}

/** For a setting nobody described: one number is a count, several are a vector, anything else is text. */
export function guessShape(text: string): SettingShape {
  const tokens = text.trim().split(/\s+/)
  if (tokens.length === 1 && wholeNumber.test(tokens[0] ?? '')) return 'count'
  return tokens.every((token) => signedNumber.test(token)) ? 'vector' : 'text'
}

function parseCount(tokens: readonly string[]): SettingValue | undefined {
  const [token, ...rest] = tokens
  if (token === undefined || rest.length > 0) return undefined
  if (token === 'unlimited') return {shape: 'count', count: 'unlimited'}
  if (!wholeNumber.test(token)) return undefined
  const number = Number(token)
  // 9223372036854775807 is how the kernel spells "no bound"; no real count is near 2^53.
  return {
    shape: 'count',
    count: toCount(number > Number.MAX_SAFE_INTEGER ? Number.POSITIVE_INFINITY : number),
  }
}

function parseRange(tokens: readonly string[]): SettingValue | undefined {
  if (tokens.length !== 2 || !tokens.every((token) => wholeNumber.test(token))) return undefined
  const [low = 0, high = 0] = tokens.map(Number)
  return low <= high && high <= highestPort ? {shape: 'port-range', range: {low, high}} : undefined
}

function parsePortList(text: string): SettingValue | undefined {
  if (text === '') return {shape: 'port-list', ranges: []}
  const ranges: PortRange[] = []
  for (const part of text.split(',')) {
    const [, low, high = low] = /^(\d+)(?:-(\d+))?$/.exec(part.trim()) ?? []
    if (low === undefined || Number(low) > Number(high) || Number(high) > highestPort) return undefined
    ranges.push({low: Number(low), high: Number(high)})
  }
  return {shape: 'port-list', ranges}
}
