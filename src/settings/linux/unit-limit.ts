import type {Count} from '../../model/count.js'
import {decimal} from './written-value.js'

/** A limit as systemd.exec(5) writes it: one number for both, or soft:hard. */
export interface UnitLimit {
  readonly soft: Count
  readonly hard: Count
}

/** `65536`, `1024:524288`, `infinity`; `undefined` for anything systemd would skip. */
export function parseUnitLimit(text: string): UnitLimit | undefined {
  const [soft, hard = soft, ...rest] = text.split(':').map(parseEnd)
  if (soft === undefined || hard === undefined || rest.length > 0) return undefined
  const isInverted = hard !== 'unlimited' && (soft === 'unlimited' || soft > hard)
  return isInverted ? undefined : {soft, hard}
}

function parseEnd(text: string): Count | undefined {
  const word = text.trim()
  if (word === 'infinity') return 'unlimited'
  const number = decimal(word)
  return /^\d+$/.test(number) ? Number(number) : undefined
}
