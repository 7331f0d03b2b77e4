import {wrap} from './wrap.js'

/** "  name   value", the value on as many lines as it needs and each in its column. */
export function labelledLines(name: string, value: string, column: number): string[] {
  const [first = '', ...rest] = wrap(value, ' '.repeat(column))
  return [`  ${name}`.padEnd(column) + first.trimStart(), ...rest]
}
