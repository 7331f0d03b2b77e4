/** Shares `total` among `parts`: the shares add up to it and differ by at most one, the larger ones first. */
export function split(total: number, parts: number): number[] {
  const least = Math.floor(total / parts)
  const larger = total - least * parts
  return Array.from({length: parts}, (_, index) => (index < larger ? least + 1 : least))
}
