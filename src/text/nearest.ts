import {closest, distance} from 'fastest-levenshtein'

/** The few names that are closest, best first; a part of a name counts as close. */
export function nearestFew(word: string, among: readonly string[], most: number): string[] {
  const wanted = word.toLowerCase()
  const far = Math.max(2, Math.floor(word.length / 3))
  return among
    .map((name) => {
      const isPart = wanted.length > 2 && name.toLowerCase().includes(wanted)
      return {name, away: isPart ? 1 : distance(wanted, name.toLowerCase())}
    })
    .filter(({away}) => away <= far)
    .toSorted((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({name}) => name)
}

/** The word that was probably meant, or null when none is close. */
export function nearest(word: string, among: readonly string[]): string | null {
  if (among.length === 0) return null
  const candidate = closest(word, [...among])
  return distance(word, candidate) <= Math.max(2, Math.floor(word.length / 4)) ? candidate : null
}
