/** Whether a profile is named by the path of its file: anything with a slash or ending in .yaml or .yml. */
export function isPath(profile: string): boolean {
  return /[/\\]|\.ya?ml$/i.test(profile)
}

/** The path a file means when it names another one: beside itself, as in a script's imports. */
export function besideFile(file: string, path: string): string {
  if (/^([/\\]|[a-z]:)/i.test(path)) return path
  const folder = /^.*[/\\]/.exec(file)?.[0] ?? ''
  return withoutDetours(`${folder}${path}`)
}

/** `a/./b/../c` → `a/c`, so that a file has one name in a chain; `../` at the front stays. */
function withoutDetours(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '.' && parts.length > 0) continue
    const last = parts.at(-1)
    if (part === '..' && last !== undefined && !['', '.', '..'].includes(last)) parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}
