import {expect, it} from 'vitest'
import type {CheckReport} from '../../src/model/check-report.js'
import type {FloodReport} from '../../src/model/flood-report.js'
import {descriptorsBesidesConnections} from '../../src/limits/open-files.js'
import {describeWith} from './support/needs.js'
import {tune, tuneJson} from './support/tune.js'

/** How far the prediction may be off: a Node release holds a descriptor or two more or less. */
const tolerance = 8

describeWith('linux', 'open files', () => {
  it('a hard limit of 256 is the wall of 1,000, with the right number', async () => {
    const {exitCode, report} = await tuneJson<CheckReport>(['check', '--target', '1000'], {
      shell: ['ulimit -n 256'],
    })
    expect(exitCode).toBe(3)
    expect(report).toMatchObject({binding: 'open-files', ceiling: 256 - descriptorsBesidesConnections})
    expect(report.ladder[0]).toMatchObject({limit: 'open-files', verdict: 'fail'})
  })

  it('a soft limit of 256 under a higher hard one only warns a program that raises it', async () => {
    const {exitCode, report} = await tuneJson<CheckReport>(['check', '--target', '1000'], {
      // Between the shell and tune, so that the limit is the calling shell's and not a raised one.
      shell: ['ulimit -Sn 256', `"$@" || exit $?`, 'exit 0'],
    })
    expect(exitCode).toBe(0)
    expect(report.ladder[0]).toMatchObject({
      limit: 'open-files-soft',
      verdict: 'warn',
      ceiling: 256 - descriptorsBesidesConnections,
    })
    expect(report.ladder[0]?.fixes).toMatchObject([{layer: 'shell', how: {code: 'fix-ulimit-soft'}}])
  })

  it.each(['python', 'c', 'nginx', 'other'])('the same soft limit stops a program in %s', async (runtime) => {
    const {exitCode, report} = await tuneJson<CheckReport>(
      ['check', '--target', '1000', '--runtime', runtime],
      {
        shell: ['ulimit -Sn 256', `"$@" || exit $?`, 'exit 0'],
      },
    )
    expect(exitCode).toBe(3)
    expect(report).toMatchObject({binding: 'open-files-soft'})
  })

  it.each([100, 256, 1024])('under a hard limit of %i the flood holds what was predicted', async (limit) => {
    const {exitCode, report} = await tuneJson<FloodReport>(['flood', '--target', '2000'], {
      shell: [`ulimit -n ${limit}`],
    })
    expect(exitCode).toBe(8)
    expect(report.predictedBinding).toBe('open-files')
    expect(Math.abs(report.held - (report.predictedCeiling ?? 0))).toBeLessThanOrEqual(tolerance)
    expect(report.causes[0]).toMatchObject({id: 'client-open-files', confidence: 'certain'})
    expect(report.failures[0]?.code).toBe('EMFILE')
  })

  it('too low for tune itself is said in a sentence; where this Node can still do with it, it is judged', async () => {
    const {exitCode, stdout, stderr} = await tune(['check'], {shell: ['ulimit -n 40']})
    const isSaid = exitCode === 4 && stdout === '' && stderr.includes('ulimit -n 256')
    const isJudged =
      exitCode === 3 && stdout.startsWith('This host stops at 19 of 10,000 connections: open files.')
    expect(isSaid || isJudged).toBe(true)
  })

  it('auto takes as many processes as the limit asks for', async () => {
    const {exitCode, report} = await tuneJson<FloodReport>(
      ['flood', '--target', '1000', '--processes', 'auto'],
      {
        shell: ['ulimit -n 256'],
      },
    )
    expect(exitCode).toBe(0)
    expect(report).toMatchObject({held: 1000, accepted: 1000, verified: 1000, engine: {processes: 6}})
  })
})

describeWith('root', 'another user', () => {
  it('nobody gets the same answers, without HOME', async () => {
    const asNobody = [
      'setpriv --reuid=65534 --regid=65534 --clear-groups env -i PATH="$PATH" "$@"',
      'exit $?',
    ]
    const {exitCode, report} = await tuneJson<CheckReport>(['check', '--target', '1000'], {shell: asNobody})
    expect(exitCode).toBe(0)
    expect(report.findings.filter(({verdict}) => verdict === 'unknown')).toEqual([])
  })
})
