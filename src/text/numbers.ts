const grouped = new Intl.NumberFormat('en-US')
const oneDecimal = new Intl.NumberFormat('en-US', {minimumFractionDigits: 1, maximumFractionDigits: 1})

/** 10000 → 10,000 */
export function count(number: number): string {
  return grouped.format(number)
}

/** Bytes in binary units: 25276502016 → 23.5 GiB */
export function bytes(number: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const
  const power = Math.min(units.length - 1, number < 1 ? 0 : Math.floor(Math.log2(number) / 10))
  const value = number / 1024 ** power
  return `${power === 0 || value >= 100 ? count(Math.round(value)) : oneDecimal.format(value)} ${units[power]}`
}

/** Milliseconds, with as many digits as matter: 0.14 ms, 4.1 ms, 410 ms, 4.1 s */
export function duration(ms: number): string {
  if (ms >= 1000) return `${oneDecimal.format(ms / 1000)} s`
  if (ms >= 100) return `${count(Math.round(ms))} ms`
  return ms >= 1 ? `${oneDecimal.format(ms)} ms` : `${ms.toFixed(2)} ms`
}

/** A share of one, as a percentage that says 100 % only when it is: 0.99996 → 99.9 % */
export function percent(share: number): string {
  return `${oneDecimal.format(Math.floor(share * 1000) / 10).replace(/\.0$/, '')} %`
}

/** "1 connection", "2 connections" */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`
}
