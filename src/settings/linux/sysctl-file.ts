/** A line of a sysctl.d file that says something. */
export type SysctlLine =
  /** `key = value`, or `-key = value`, whose failure is ignored. */
  | {readonly kind: 'assignment'; readonly key: string; readonly text: string; readonly line: number}
  /** `-key`: globs leave that key alone. */
  | {readonly kind: 'exclusion'; readonly key: string; readonly line: number}

/**
 * The lines of a file as both systemd-sysctl and procps read them. Neither knows a comment behind a value, a line
 * that goes on, or quotes. A key keeps its spelling, and the blank after its dash that only systemd forgives.
 * https://www.freedesktop.org/software/systemd/man/latest/sysctl.d.html
 */
export function parseSysctlFile(text: string): SysctlLine[] {
  return text.split('\n').flatMap((raw, index) => parseLine(trim(raw), index + 1))
}

function parseLine(text: string, line: number): SysctlLine[] {
  if (text === '' || text.startsWith('#') || text.startsWith(';')) return []
  const isDashed = text.startsWith('-')
  const [left = '', ...right] = text.slice(isDashed ? 1 : 0).split('=')
  const key = left.replace(/[ \t\r\v\f]+$/, '')
  if (right.length > 0) return [{kind: 'assignment', key, text: trim(right.join('=')), line}]
  return isDashed ? [{kind: 'exclusion', key, line}] : []
}

/** Without the blanks C knows; a byte order mark is part of a key that no kernel has. */
export function trim(text: string): string {
  return text.replaceAll(/^[ \t\r\v\f]+|[ \t\r\v\f]+$/g, '')
}
