const multipliers = new Map([
  ['', 1],
  ['k', 1000],
  ['m', 1_000_000],
])
const most = 100_000_000

/** A number of connections as people write it: 10000, 10,000, 10_000, 10k, 1.5m. `undefined` when it is none. */
export function parseConnections(text: string): number | undefined {
  const [, digits, unit = ''] = /^(\d+(?:[,_]\d{3})*(?:\.\d+)?)([km]?)$/i.exec(text.trim()) ?? []
  if (digits === undefined) return undefined
  const multiplier = multipliers.get(unit.toLowerCase()) ?? Number.NaN
  const connections = Math.round(Number(digits.replaceAll(/[,_]/g, '')) * multiplier * 1000) / 1000
  return Number.isInteger(connections) && connections >= 1 && connections <= most ? connections : undefined
}

/** A plain number of at least `least`. */
export function parseAtLeast(text: string, least: number): number | undefined {
  const number = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN
  return number >= least ? number : undefined
}
