import type {SettingShape, SettingValue} from '../../model/setting-value.js'
import {parseValue} from '../parse-value.js'

/**
 * What the kernel makes of a text written to a sysctl; `undefined` when it would refuse it or that is not known.
 * It reads as many numbers as the setting has, decimal, octal or hexadecimal, and never looks at what follows:
 * `4096 # since Monday` is 4096. Of fewer numbers than the setting has it keeps the rest.
 */
export function writtenValue(text: string, shape: SettingShape): SettingValue | undefined {
  const tokens = text.trim().split(/\s+/)
  switch (shape) {
    case 'count':
      return parseValue(decimal(tokens[0] ?? ''), shape)
    case 'port-range':
      return parseValue(tokens.slice(0, 2).map(decimal).join(' '), shape)
    case 'vector': {
      const numbers = tokens.map(decimal)
      const end = numbers.findIndex((number) => !/^-?\d+$/.test(number))
      return parseValue(numbers.slice(0, end === -1 ? numbers.length : end).join(' '), shape)
    }
    case 'port-list':
    case 'text':
      return parseValue(text, shape)
  }
}

/** 0x1000 and 010000 are 4096, 09 is no number; anything else is left as it is. */
export function decimal(token: string): string {
  if (/^0x[0-9a-f]+$/i.test(token)) return String(Number.parseInt(token.slice(2), 16))
  if (!/^0\d+$/.test(token)) return token
  return /^0[0-7]+$/.test(token) ? String(Number.parseInt(token, 8)) : 'refused'
}
