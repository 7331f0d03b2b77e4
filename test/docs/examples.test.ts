import {describe, expect, it} from 'vitest'
import {readPage} from './examples.js'

const block = (language: string, ...lines: string[]) => ['```' + language, ...lines, '```'].join('\n')
const page = (...parts: string[]) => parts.join('\n')

describe('the commands of a page', () => {
  it('are the lines of sh blocks that begin with tune or node bin/run.js', () => {
    const text = page(
      '# Page',
      block('sh', 'npm ci', 'tune check', 'node bin/run.js flood -t 5'),
      block('text', 'tune gate'),
    )
    expect(readPage(text, 'a.md').examples).toEqual([
      {place: 'a.md:4', command: 'tune check', exitCode: 0, shell: []},
      {place: 'a.md:5', command: 'node bin/run.js flood -t 5', exitCode: 0, shell: []},
    ])
  })

  it('are run with what the comments above their block say', () => {
    const text = page(
      '<!-- namespace 40000 40999 -->',
      '<!-- shell ulimit -n 256 -->',
      '<!-- exit 3 -->',
      block('sh', 'tune check'),
      '',
      block('text', 'It stops.', 'More.'),
    )
    expect(readPage(text, 'a.md').examples).toEqual([
      {
        place: 'a.md:5',
        command: 'tune check',
        exitCode: 3,
        ports: {low: 40_000, high: 40_999},
        shell: ['ulimit -n 256'],
        answer: 'It stops.',
      },
    ])
  })

  it('have no answer to hold them to where the machine decides it', () => {
    const text = page(block('sh', 'tune check'), '', block('text', 'It holds 5.'))
    expect(readPage(text, 'a.md').examples).not.toHaveProperty('0.answer')
  })

  it('find their files', () => {
    expect(readPage(page('<!-- file a.yaml -->', block('yaml', 'name: a')), 'a.md').files).toEqual({
      'a.yaml': 'name: a\n',
    })
  })

  it.each([
    ['in a block of another language', block('bash', 'tune check')],
    ['in an indented block', '  ```sh'],
    ['in a block that is not closed', '```sh\ntune check'],
    ['below a comment that belongs to no block', page('<!-- exit 3 -->', 'Text.', block('sh', 'tune check'))],
    ['missing below a comment', page('<!-- exit 3 -->', block('sh', 'npm ci'))],
    [
      'two, with one output',
      page('<!-- exit 2 -->', block('sh', 'tune a', 'tune b'), '', block('text', 'No.')),
    ],
  ])('are not overlooked %s', (_case, text) => {
    expect(() => readPage(text, 'a.md')).toThrow(/^a\.md:\d+: /)
  })
})
