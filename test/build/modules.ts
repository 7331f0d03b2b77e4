import {readdirSync} from 'node:fs'

/** Files of a folder below the repository's root, names only, sorted. */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(new URL(`../../${folder}`, import.meta.url))
    .filter((file) => file.endsWith(ending))
    .toSorted()
}

/** Everything a source file exports, by name. */
export async function exportsOf(file: string): Promise<Readonly<Record<string, unknown>>> {
  const module: unknown = await import(new URL(`../../${file}`, import.meta.url).href)
  return typeof module === 'object' && module !== null ? {...module} : {}
}
