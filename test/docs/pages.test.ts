import {existsSync, readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {exitCodeMeanings} from '../../src/cli/exit-codes.js'
import {limits} from '../../src/limits/registry.js'
import {causeNames} from '../../src/text/en.js'
import {filesIn} from '../build/modules.js'

const at = (path: string) => new URL(`../../${path}`, import.meta.url)
const read = (path: string) => readFileSync(at(path), 'utf8')
const folders = ['docs', 'docs/limits', 'docs/settings']
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...folders.flatMap((folder) => filesIn(folder, '.md').map((file) => `${folder}/${file}`)),
]

/** The rows of the first table with this heading, cell by cell. */
function rowsBelow(markdown: string, heading: string): string[][] {
  const lines = markdown.split('\n')
  const rows = lines.slice(lines.indexOf(heading) + 2)
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

/** As GitHub makes them of headings. */
function anchors(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('the exit codes', () => {
  it.each(['README.md', 'docs/exit-codes.md'])('are those of tune in %s', (page) => {
    const table = rowsBelow(read(page), '| Code | Meaning |')
    expect(table).toEqual(Object.entries(exitCodeMeanings))
  })
})

describe('the pages', () => {
  it('have a row for every cause', () => {
    const causes = rowsBelow(read('docs/flood.md'), '| Cause | Sign | Confidence |').flatMap(
      ([id = '']) => id,
    )
    expect(causes.toSorted()).toEqual(
      Object.keys(causeNames)
        .map((id) => `\`${id}\``)
        .toSorted(),
    )
  })

  it.each([...limits.map(({id}) => id), ...Object.keys(causeNames)])('name %s for readers of JSON', (id) => {
    expect(read('docs/json.md')).toContain(`\`${id}\``)
  })

  it.each(filesIn('profiles', '.yaml'))('name the profile %s', (file) => {
    expect(read('docs/profiles.md')).toContain(`\`${file.replace('.yaml', '')}\``)
  })

  it.each(pages)('link only to what is there: %s', (page) => {
    const broken = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].filter(
      ([, path = '', anchor]) => {
        const target = new URL(path, at(page))
        if (!existsSync(target)) return true
        return anchor !== undefined && !anchors(readFileSync(target, 'utf8')).includes(anchor)
      },
    )
    expect(broken.map(([link]) => link)).toEqual([])
  })
})
