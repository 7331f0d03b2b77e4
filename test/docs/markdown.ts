function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

/** A table with an empty heading is one of names and values. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n')
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}

/** Paragraphs, tables and lists with an empty line between them; those that are empty are left out. */
export function page(...parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The name of a setting's page: `RLIMIT_NOFILE soft` has a blank, file names do not. */
export function settingFile(name: string): string {
  return `${name.replaceAll(' ', '-')}.md`
}

/** Where a page comes from, for those who would edit it. */
export const generated =
  '<!-- Made from the catalogue and the words in src/text/en by test/docs; npx vitest run --project unit test/docs -u writes it anew. -->'
