/** A number of things, or no bound at all. Spelt out because JSON has no Infinity. */
export type Count = number | 'unlimited'

/** For arithmetic only: `unlimited` becomes Infinity. */
export function toNumber(count: Count): number {
  return count === 'unlimited' ? Number.POSITIVE_INFINITY : count
}

/** The way back from arithmetic. */
export function toCount(number: number): Count {
  return number === Number.POSITIVE_INFINITY ? 'unlimited' : number
}
