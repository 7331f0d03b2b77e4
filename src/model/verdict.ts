/** Worst first. */
export const verdicts = ['fail', 'unknown', 'warn', 'pass', 'waived', 'not-applicable'] as const

export type Verdict = (typeof verdicts)[number]

/** One verdict for many: a failure outweighs an unknown, an unknown outweighs a warning. */
export function worst(all: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => all.includes(verdict)) ?? 'pass'
}
