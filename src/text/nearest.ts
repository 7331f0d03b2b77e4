import {closest, distance} from 'fastest-levenshtein'

/** The word that was probably meant, or null when none is close. */
export function nearest(word: string, among: readonly string[]): string | null {
  if (among.length === 0) return null
  const candidate = closest(word, [...among])
  return distance(word, candidate) <= Math.max(2, Math.floor(word.length / 4)) ? candidate : null
}
