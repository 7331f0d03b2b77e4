import type {Rung} from '../model/ladder.js'
import type {Fix} from '../model/limit.js'
import {layerNames} from '../text/en.js'
import {count} from '../text/numbers.js'
import {say} from '../text/say.js'
import {wrap} from './wrap.js'

const layerWidth = Math.max(...Object.values(layerNames).map((name) => name.length))

/** One line a fix, the layer it belongs to first. */
export function fixLines(fixes: readonly Fix[], indent: string): string[] {
  return fixes.flatMap(({layer, how}) => {
    const [first = '', ...rest] = wrap(say(how), indent + ' '.repeat(layerWidth + 2))
    return [`${indent}${layerNames[layer].padEnd(layerWidth)}  ${first.trimStart()}`, ...rest]
  })
}

/** The formula with its numbers put in: "1 × (256 − 24)". */
export function formulaLine({formula, inputs}: Pick<Rung, 'formula' | 'inputs'>): string {
  if (formula === undefined || inputs === undefined) return ''
  const numbers = formula.replace(/[A-Za-z]+/g, (name) => {
    const input = inputs[name]
    return input === undefined ? name : typeof input === 'number' ? count(input) : input
  })
  return `${formula} = ${numbers}`
}
