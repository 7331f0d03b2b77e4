/** By unit: what it multiplies with, in powers of ten, which is also how many decimals make sense before it. */
const powers = new Map([
  ['', 0],
  ['k', 3],
  ['m', 6],
])
const most = 100_000_000

/** A number of connections as people write it: 10000, 10,000, 10_000, 10k, 1.5m. `undefined` when it is none. */
export function parseConnections(text: string): number | undefined {
  const [, whole, decimals = '', unit = ''] =
    /^(\d+(?:[,_]\d{3})*)(?:\.(\d+))?([km]?)$/i.exec(text.trim()) ?? []
  const power = powers.get(unit.toLowerCase()) ?? 0
  if (whole === undefined || decimals.length > power) return undefined
  const connections = Number(whole.replaceAll(/[,_]/g, '') + decimals.padEnd(power, '0'))
  return connections >= 1 && connections <= most ? connections : undefined
}

/** A plain number of at least `least`. */
export function parseAtLeast(text: string, least: number): number | undefined {
  const number = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN
  return number >= least ? number : undefined
}
