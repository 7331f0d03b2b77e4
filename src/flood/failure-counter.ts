import type {FailureCount} from '../model/flood-report.js'

/** Counts failures by code. */
export class FailureCounter {
  readonly #counts = new Map<string, number>()

  add(code: string, count = 1): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + count)
  }

  has(code: string): boolean {
    return this.#counts.has(code)
  }

  /** Most frequent first. */
  list(): FailureCount[] {
    return [...this.#counts]
      .map(([code, count]) => ({code, count}))
      .toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code))
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
  }
}

/** Several lists in one. */
export function mergeFailures(lists: readonly (readonly FailureCount[])[]): FailureCount[] {
  const counter = new FailureCounter()
  for (const {code, count} of lists.flat()) counter.add(code, count)
  return counter.list()
}
