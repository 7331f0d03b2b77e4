/** A flood goes to loopback and nowhere else. */
export const floodHost = '127.0.0.1'

/** Client addresses to share the load: on Linux every address of 127.0.0.0/8 is there without configuration. */
export function clientAddresses(sources: number): string[] {
  if (sources <= 1) return []
  return Array.from({length: sources}, (_, index) => {
    const number = index + 2 // .1 is the server's
    return `127.0.${Math.floor(number / 250)}.${(number % 250) + 1}`
  })
}
