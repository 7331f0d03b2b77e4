import {readFileSync} from 'node:fs'
import {mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {execa} from 'execa'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {parseConnections} from '../../src/cli/parse-number.js'
import {filesIn} from '../build/modules.js'
import {readPage, type Example} from '../docs/examples.js'
import {describeWith} from './support/needs.js'
import {commandLine, listeningOn, portRange, root, tuneJson} from './support/tune.js'

const pages = ['README.md', ...filesIn('docs', '.md').map((file) => `docs/${file}`)].map((name) =>
  readPage(readFileSync(join(root, name), 'utf8'), name),
)
const examples = pages.flatMap((page) => page.examples)

const project = '{"scripts": {"bench": "node --version"}}'

/** A folder like a user's project, with `bin/run.js` in it and a benchmark of its own. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tune-docs-'))
  await symlink(join(root, 'bin'), join(folder, 'bin'))
  const files = [...pages.flatMap((page) => Object.entries(page.files)), ['package.json', project] as const]
  await Promise.all(files.map(([name, text]) => writeFile(join(folder, name), text)))
})
afterAll(() => rm(folder, {recursive: true}))

async function run({command, ports, shell}: Pick<Example, 'command' | 'ports' | 'shell'>) {
  const script = `tune() { node bin/run.js "$@"; }\n${command}`
  const [file = '', ...args] = commandLine(['sh', '-c', script], {
    shell,
    ...(ports === undefined ? {} : {namespace: [portRange(ports.low, ports.high)]}),
  })
  const ended = await execa(file, args, {reject: false, stdin: 'ignore', cwd: folder, env: {NO_COLOR: '1'}})
  const {exitCode, stdout, stderr} = ended
  const [firstLine] = (stdout === '' ? stderr : stdout).split('\n')
  return {exitCode, stdout, stderr, firstLine}
}

function expected({exitCode, answer}: Example) {
  return {exitCode, ...(answer === undefined ? {} : {firstLine: answer})}
}

describe('the examples of the pages', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(10)
  })
})

describeWith('linux', 'the examples of the pages on this host', () => {
  it.each(examples.filter(({ports}) => ports === undefined))('$place: $command', async (example) => {
    expect(await run(example)).toMatchObject(expected(example))
  })
})

describeWith('namespace', 'the examples of the pages in a namespace', () => {
  it.each(examples.filter(({ports}) => ports !== undefined))('$place: $command', async (example) => {
    expect(await run(example)).toMatchObject(expected(example))
  })
})

const commandFiles = ['dist/commands', 'dist/commands/profile'].flatMap((place) =>
  filesIn(place, '.js').map((file) => `${place}/${file}`),
)
const fromHelp = await Promise.all(
  commandFiles.map(async (file) => {
    const module: {default: {examples: readonly string[]}} = await import(
      pathToFileURL(join(root, file)).href
    )
    return module.default.examples.map((line) => line.replaceAll('<%= config.bin %>', 'tune'))
  }),
)

describeWith('linux', 'the examples of the help', () => {
  it.each(fromHelp.flat())('%s', async (command) => {
    const [, target = '1'] = /--target (\S+)/.exec(command) ?? []
    const connections = parseConnections(target) ?? Number.NaN
    const isFlood = /^tune (flood|gate)\b/.test(command)
    const isCheck = command.startsWith('tune check')
    expect(connections).toBeLessThanOrEqual(isFlood ? 10_000 : isCheck ? 100_000 : 1_000_000)
    // Any host holds a thousand. What it says to more is its own affair, as long as it is an answer.
    const {exitCode} = await run({command, shell: []})
    expect(connections <= 1000 ? [0] : isFlood ? [0, 3, 8] : [0, 3]).toContain(exitCode)
  })
})

/** Their fields are named by what is counted, not by us. */
const open = new Set(['args', 'inputs', 'counters', 'settings'])

function fieldsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(fieldsOf)
  return Object.entries(value).flatMap(([name, inside]) => [
    name,
    ...(open.has(name) ? [] : fieldsOf(inside)),
  ])
}

describeWith('namespace', 'docs/json.md', () => {
  const page = readFileSync(join(root, 'docs/json.md'), 'utf8')
  it.each([
    ['check', ['check', '--target', '2000', '--rate', '1000']],
    ['a check of a server', ['check', '--target', '2000', '--port', '8080']],
    ['facts', ['facts', '--host-name']],
    ['flood', ['flood', '--target', '2000']],
    ['gate', ['gate', '--target', '500', '--', 'true']],
    ['error', ['check', '--target', 'many']],
  ])('names every field of %s', async (_kind, args) => {
    const namespace = [portRange(40_000, 40_999), listeningOn([8080])]
    const {report} = await tuneJson<unknown>(args, {namespace})
    const fields = fieldsOf(report)
    expect(fields).toContain('schemaVersion')
    expect(fields.filter((field) => !page.includes(`\`${field}\``))).toEqual([])
  })
})
