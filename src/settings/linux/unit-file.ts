/** An assignment in a systemd unit or configuration file. */
export interface UnitLine {
  readonly section: string
  readonly key: string
  readonly value: string
  /** Where it begins. */
  readonly line: number
}

/** systemd.syntax(7): sections, `key=value`, comments with # and ;, a backslash at the end goes on in the next line. */
export function parseUnitFile(text: string): UnitLine[] {
  const found: UnitLine[] = []
  let section = ''
  let begun = {text: '', line: 0}
  for (const [index, raw] of text.split('\n').entries()) {
    const isComment = /^\s*[#;]/.test(raw)
    if (isComment) continue // Between the parts of a continued line too.
    const line = begun.text === '' ? index + 1 : begun.line
    const whole = begun.text + raw.trim()
    if (whole.endsWith('\\')) {
      begun = {text: `${whole.slice(0, -1)} `, line}
      continue
    }
    begun = {text: '', line: 0}
    const [, title] = /^\[(.+)\]$/.exec(whole) ?? []
    if (title !== undefined) section = title
    const [, key, value] = title === undefined ? (/^([^=]+?)\s*=\s*(.*)$/.exec(whole) ?? []) : []
    if (key !== undefined && value !== undefined) found.push({section, key, value, line})
  }
  return found
}
