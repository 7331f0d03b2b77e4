import {toCount} from '../model/count.js'
import type {Assessment, FormulaInputs} from '../model/limit.js'

/** A ceiling in whole connections: never negative, `null` where the arithmetic has no bound. */
export function ceilingOf(
  connections: number,
  formula: string,
  inputs: Readonly<Record<string, number>>,
): Extract<Assessment, {state: 'ceiling'}> {
  return {
    state: 'ceiling',
    ceiling: Number.isFinite(connections) ? Math.max(0, Math.floor(connections)) : null,
    formula,
    inputs: toFormulaInputs(inputs),
  }
}

function toFormulaInputs(inputs: Readonly<Record<string, number>>): FormulaInputs {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, toCount(value)]))
}
