import {describe, expect, it} from 'vitest'
import {readCallerOpenFiles} from '../../../src/facts/linux/caller-open-files.js'
import {absent, known, unreadable, type Fact} from '../../../src/model/fact.js'
import {hostWith, lockedFile} from '../../build/host.js'
import {fc} from '../../build/properties.js'

type Limit = number | 'unlimited'

interface Process {
  readonly pid: number
  readonly parent: number
  /** Its own pid makes it a session leader. */
  readonly session?: number
  readonly name?: string
  readonly exe?: string | Fact<string>
  readonly soft?: Limit
  readonly hard?: Limit
  readonly limits?: string | Fact<string>
}

const raised = 1_048_576

function limitsText(soft: Limit, hard: Limit): string {
  return `Limit                     Soft Limit           Hard Limit           Units
Max processes             63432                63432                processes
Max open files            ${String(soft).padEnd(20)} ${String(hard).padEnd(20)} files
Max locked memory         8388608              8388608              bytes
`
}

/** The processes of a machine as /proc shows them; tune is 100 unless a test says otherwise. */
function machine(...processes: readonly Process[]) {
  const texts: Record<string, string | Fact<string>> = {}
  const links: Record<string, string | Fact<string>> = {}
  for (const one of processes) {
    const {pid, parent, session = 50, name = 'sh', exe = '/bin/dash', soft = 1024, hard = raised} = one
    texts[`/proc/${pid}/stat`] = `${pid} (${name}) S ${parent} ${pid} ${session} 34816 ${pid} 4194304 0`
    texts[`/proc/${pid}/comm`] = `${name}\n`
    texts[`/proc/${pid}/limits`] = one.limits ?? limitsText(soft, hard)
    links[`/proc/${pid}/exe`] = exe
  }
  return hostWith({pid: 100, texts, links})
}

const nodeFile = '/usr/bin/node'
const tune: Process = {pid: 100, parent: 90, name: 'node', exe: nodeFile, soft: raised, hard: raised}
const node = (pid: number, parent: number, changes: Partial<Process> = {}): Process => ({
  pid,
  parent,
  name: 'node',
  exe: nodeFile,
  soft: raised,
  hard: raised,
  ...changes,
})
/** Started below Node, it inherits the limit Node has raised for itself. */
const raisedShell = (pid: number, parent: number, changes: Partial<Process> = {}): Process => ({
  pid,
  parent,
  soft: raised,
  hard: raised,
  ...changes,
})
const shell = (pid: number, changes: Partial<Process> = {}): Process => ({
  pid,
  parent: 1,
  session: pid,
  name: 'bash',
  exe: '/bin/bash',
  ...changes,
})
const init: Process = {pid: 1, parent: 0, session: 1, name: 'systemd', exe: '/lib/systemd/systemd'}

async function limitsOf(...processes: readonly Process[]): Promise<{soft: unknown; hard: unknown}> {
  const {soft, hard} = await readCallerOpenFiles(machine(...processes))
  const count = (fact: typeof soft) =>
    fact.state === 'known' && fact.value.shape === 'count' ? fact.value.count : fact.state
  return {soft: count(soft), hard: count(hard)}
}

describe('the open-file limits of the caller', () => {
  it.each<{name: string; chain: Process[]; soft: Limit; hard?: Limit}>([
    {name: 'a shell', chain: [tune, shell(90), init], soft: 1024},
    {
      name: 'a shell whose limit was lowered',
      chain: [tune, shell(90, {soft: 256}), init],
      soft: 256,
    },
    {
      name: 'a script that a shell started',
      chain: [tune, {pid: 90, parent: 50, soft: 1024}, shell(50), init],
      soft: 1024,
    },
    {
      name: 'npm run: sh, npm, bash',
      chain: [tune, raisedShell(90, 80), node(80, 50, {name: 'npm run check'}), shell(50), init],
      soft: 1024,
    },
    {
      name: 'npm run in npm run',
      chain: [tune, raisedShell(90, 80), node(80, 70), raisedShell(70, 60), node(60, 50), shell(50), init],
      soft: 1024,
    },
    {
      name: 'npm run from a script that lowered its soft limit',
      chain: [tune, raisedShell(90, 80), node(80, 70), {pid: 70, parent: 50, soft: 512}, shell(50), init],
      soft: 512,
    },
    {
      name: 'ulimit -n 256; exec tune: the shell is gone, its parent has more',
      chain: [{...tune, soft: 256, hard: 256}, {pid: 90, parent: 1, name: 'sshd', soft: 1024}, init],
      soft: 256,
      hard: 256,
    },
    {
      name: 'ulimit -n 4096; exec tune: its parent has less, and is believed',
      chain: [{...tune, soft: 4096, hard: 4096}, {pid: 90, parent: 1, name: 'sshd', soft: 1024}, init],
      soft: 1024,
      hard: 4096,
    },
    {
      name: 'a node test runner that starts sh -c "ulimit -n 256; tune"',
      chain: [
        {...tune, soft: 256, hard: 256},
        raisedShell(90, 80, {soft: 256, hard: 256}),
        node(80, 50),
        shell(50),
        init,
      ],
      soft: 256,
      hard: 256,
    },
    {
      name: 'a node test runner that starts sh -c "ulimit -Sn 512; tune"',
      chain: [tune, raisedShell(90, 80, {soft: 512}), node(80, 50), shell(50), init],
      soft: 512,
    },
    {
      name: 'a node test runner that starts sh -c tune',
      chain: [tune, raisedShell(90, 80), node(80, 50), shell(50), init],
      soft: 1024,
    },
    {
      name: 'a node test runner that starts tune',
      chain: [{...tune, parent: 80}, node(80, 50), shell(50), init],
      soft: 1024,
    },
    {
      name: 'an editor’s terminal, whose shell leads a session',
      chain: [tune, raisedShell(90, 80, {session: 90}), node(80, 1), init],
      soft: raised,
    },
    {
      name: 'an editor’s task, whose shell does not',
      chain: [tune, raisedShell(90, 80), node(80, 1), init],
      soft: 1024,
    },
    {
      name: 'a shell with soft equal to hard below an init with less',
      chain: [tune, shell(90, {soft: raised}), init],
      soft: raised,
    },
    {
      name: 'a shell with soft equal to hard below a node with another hard limit',
      chain: [
        {...tune, soft: 8192, hard: 8192},
        raisedShell(90, 80, {soft: 8192, hard: 8192}),
        node(80, 50),
        shell(50),
      ],
      soft: 8192,
      hard: 8192,
    },
    {
      name: 'a container whose first process is node',
      chain: [{...tune, parent: 1}, node(1, 0, {session: 1})],
      soft: raised,
    },
    {
      name: 'a container whose first process is node, by npm run',
      chain: [tune, raisedShell(90, 1), node(1, 0, {session: 1})],
      soft: raised,
    },
    {name: 'a container entered from outside: no parent', chain: [{...tune, parent: 0}], soft: raised},
    {
      name: 'no bound at all',
      chain: [
        {...tune, soft: 'unlimited', hard: 'unlimited'},
        shell(90, {soft: 'unlimited', hard: 'unlimited'}),
      ],
      soft: 'unlimited',
      hard: 'unlimited',
    },
    {
      name: 'a parent without bound, and ulimit -n 256; exec tune',
      chain: [{...tune, soft: 256, hard: 256}, shell(90, {soft: 'unlimited', hard: 'unlimited'})],
      soft: 256,
      hard: 256,
    },
  ])('behind $name', async ({chain, soft, hard = raised}) => {
    expect(await limitsOf(...chain)).toEqual({soft, hard})
  })
})

describe('what is a node process', () => {
  it.each([
    {exe: '/usr/bin/node', isNode: true},
    {exe: '/usr/bin/nodejs', isNode: true},
    {exe: '/home/me/.nvm/versions/node/v20.19.0/bin/node', isNode: true},
    {exe: '/usr/bin/node (deleted)', isNode: true},
    {exe: '/usr/bin/inode', isNode: false},
    {exe: '/usr/bin/nodemon', isNode: false},
    {exe: '/opt/node/bin/bash', isNode: false},
  ])('by its program file $exe: $isNode', async ({exe, isNode}) => {
    const chain = [tune, raisedShell(90, 50, {exe, name: 'renamed'}), shell(50), init]
    expect(await limitsOf(...chain)).toMatchObject({soft: isNode ? 1024 : raised})
  })

  it.each([
    {name: 'node', isNode: true},
    {name: 'npm run check', isNode: true},
    {name: 'npx', isNode: true},
    {name: 'yarn', isNode: true},
    {name: 'pnpm', isNode: true},
    {name: 'bash', isNode: false},
    {name: 'nodemon', isNode: false},
    {name: 'inode', isNode: false},
  ])('by its name $name where the file may not be seen: $isNode', async ({name, isNode}) => {
    const exe = lockedFile('/proc/90/exe')
    const chain = [tune, raisedShell(90, 50, {exe, name}), shell(50), init]
    expect(await limitsOf(...chain)).toMatchObject({soft: isNode ? 1024 : raised})
  })

  it('not by its name where the file is to be seen', async () => {
    const chain = [tune, raisedShell(90, 50, {exe: '/bin/dash', name: 'node'}), shell(50), init]
    expect(await limitsOf(...chain)).toMatchObject({soft: raised})
  })
})

describe('a process whose name holds blanks and brackets', () => {
  it.each(['tmux: server', 'a) S 1 (b', ') 0 0 0', '(sd-pam)'])('%s is passed by', async (name) => {
    const chain = [tune, raisedShell(90, 80, {name}), node(80, 50, {name}), shell(50, {name}), init]
    expect(await limitsOf(...chain)).toMatchObject({soft: 1024})
  })
})

describe('what cannot be read', () => {
  const path = '/proc/100/limits'

  it.each([
    {name: 'our own limits, locked', limits: lockedFile(path), fact: unreadable(path, 'EACCES')},
    {name: 'our own limits, absent', limits: absent(path), fact: absent(path)},
  ])('$name: the hard limit is not known, the caller’s soft limit still is', async ({limits, fact}) => {
    const {soft, hard} = await readCallerOpenFiles(machine({...tune, limits}, shell(90), init))
    expect(hard).toEqual(fact)
    expect(soft).toEqual(known({shape: 'count', count: 1024}, '/proc/90/limits'))
  })

  it.each(['', 'Max open files', 'Max open files   many   many   files', 'Max open files   1024'])(
    'our own limits are garbage: %j',
    async (limits) => {
      const {hard} = await readCallerOpenFiles(machine({...tune, limits}, shell(90), init))
      expect(hard).toMatchObject({state: 'unreadable', source: path})
    },
  )

  it('the caller’s limits: the soft limit is not known', async () => {
    const limits = lockedFile('/proc/90/limits')
    const {soft, hard} = await readCallerOpenFiles(machine(tune, shell(90, {limits}), init))
    expect(soft).toEqual(unreadable('/proc/90/limits', 'EACCES'))
    expect(hard).toMatchObject({state: 'known'})
  })

  it('the limits of a shell below node: the search goes on above', async () => {
    const limits = lockedFile('/proc/90/limits')
    const chain = [tune, raisedShell(90, 80, {limits}), node(80, 50), shell(50), init]
    expect(await limitsOf(...chain)).toEqual({soft: 1024, hard: raised})
  })

  it('a parent that is gone: the search ends there', async () => {
    expect(await limitsOf(tune, raisedShell(90, 80), node(80, 70))).toEqual({soft: raised, hard: raised})
  })

  it('anything at all', async () => {
    expect(await readCallerOpenFiles(hostWith({pid: 100}))).toEqual({
      soft: absent(path),
      hard: absent(path),
    })
  })

  it('a machine whose processes are their own parents: the search ends', async () => {
    expect(await limitsOf(tune, node(90, 90))).toEqual({soft: raised, hard: raised})
  })

  it('nothing is thrown, whatever /proc says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), fc.string(), async (own, parent, limits) => {
        const texts = {
          '/proc/100/stat': `100 (node) S 90 ${own}`,
          '/proc/90/stat': parent,
          '/proc/100/limits': limits,
          '/proc/90/limits': `Max open files ${limits}`,
        }
        const {soft, hard} = await readCallerOpenFiles(hostWith({pid: 100, texts}))
        expect([soft.state, hard.state]).not.toContain(undefined)
      }),
    )
  })
})
