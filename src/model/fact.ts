/**
 * What was read from a machine, and where. A value that could not be read is never confused with one that
 * is not there, and neither is ever a pass.
 */
export type Fact<T> = Known<T> | Absent | Unreadable

export interface Known<T> {
  readonly state: 'known'
  readonly value: T
  /** A path, or the command line that printed it. */
  readonly source: string
}

/** The machine has no such thing: the file does not exist, the kernel has no such setting. */
export interface Absent {
  readonly state: 'absent'
  readonly source: string
}

/** It is there, but could not be read or understood. */
export interface Unreadable {
  readonly state: 'unreadable'
  readonly source: string
  /** The errno or what was wrong with the text, for a person. */
  readonly reason: string
}

export function known<T>(value: T, source: string): Known<T> {
  return {state: 'known', value, source}
}

export function absent(source: string): Absent {
  return {state: 'absent', source}
}

export function unreadable(source: string, reason: string): Unreadable {
  return {state: 'unreadable', source, reason}
}

/** Parses a known value; `undefined` from `parse` means the text was not understood. */
export function parseFact<T, U>(fact: Fact<T>, parse: (value: T) => U | undefined): Fact<U> {
  if (fact.state !== 'known') return fact
  const value = parse(fact.value)
  return value === undefined
    ? unreadable(fact.source, `not understood: ${JSON.stringify(fact.value).slice(0, 80)}`)
    : known(value, fact.source)
}
