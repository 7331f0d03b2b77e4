/** What fits on a terminal, and in a bug report. */
const width = 100

/** Words on as many lines as they need, each with this indent. A word that is too long keeps a line of its own. */
export function wrap(text: string, indent: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? `${indent}${word}` : `${line} ${word}`
    if (line !== '' && longer.length > width) {
      lines.push(line)
      line = `${indent}${word}`
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}
