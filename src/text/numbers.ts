/** 10000 → 10,000. By hand: Intl.NumberFormat takes 12 ms to make, a tenth of an empty command. */
export function count(number: number): string {
  return String(number).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

/** Bytes in binary units: 25276502016 → 23.5 GiB */
export function bytes(number: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const
  // What rounds to 1,024 of a unit is 1 of the next.
  const power = Math.min(units.length - 1, number < 1 ? 0 : Math.floor(Math.log2(number * 1.0005) / 10))
  const value = number / 1024 ** power
  return `${power === 0 || value >= 100 ? count(Math.round(value)) : value.toFixed(1)} ${units[power]}`
}

/** Milliseconds, with as many digits as matter: 0.14 ms, 4.1 ms, 410 ms, 4.1 s */
export function duration(ms: number): string {
  if (ms >= 999.5) return `${(ms / 1000).toFixed(1)} s`
  if (ms >= 100) return `${count(Math.round(ms))} ms`
  return ms >= 0.995 ? `${ms.toFixed(1)} ms` : `${ms.toFixed(2)} ms`
}

/** A share of one, as a percentage that says 100 % only when it is: 0.99996 → 99.9 % */
export function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1).replace(/\.0$/, '')} %`
}

/** "1 connection", "2 connections" */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`
}
