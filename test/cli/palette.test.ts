import {afterEach, describe, expect, it, vi} from 'vitest'
import {paletteFor} from '../../src/cli/palette.js'

type Environment = Readonly<Record<'NO_COLOR' | 'FORCE_COLOR' | 'TERM' | 'CI', string | undefined>>

const none: Environment = {NO_COLOR: undefined, FORCE_COLOR: undefined, TERM: 'xterm', CI: undefined}

function isColourful(environment: Partial<Environment>, stream: {isTTY?: boolean}, wantsColor: boolean) {
  for (const [name, value] of Object.entries({...none, ...environment})) vi.stubEnv(name, value)
  return paletteFor(stream, wantsColor).good('x') !== 'x'
}

afterEach(() => vi.unstubAllEnvs())

describe('colour', () => {
  const terminal = {isTTY: true}
  const pipe = {}

  it.each<{
    name: string
    environment?: Partial<Environment>
    stream: {isTTY?: boolean}
    wantsColor?: boolean
    colourful: boolean
  }>([
    {name: 'a terminal', stream: terminal, colourful: true},
    {name: 'a pipe', stream: pipe, colourful: false},
    {name: 'something that is no terminal', stream: {isTTY: false}, colourful: false},
    {name: '--no-color', stream: terminal, wantsColor: false, colourful: false},
    {name: 'NO_COLOR', environment: {NO_COLOR: '1'}, stream: terminal, colourful: false},
    {name: 'NO_COLOR=0, which is set', environment: {NO_COLOR: '0'}, stream: terminal, colourful: false},
    {name: 'NO_COLOR without a value', environment: {NO_COLOR: ''}, stream: terminal, colourful: true},
    {name: 'a CI job that has a terminal', environment: {CI: 'true'}, stream: terminal, colourful: false},
    {
      name: 'FORCE_COLOR in a CI job',
      environment: {CI: 'true', FORCE_COLOR: '1'},
      stream: pipe,
      colourful: true,
    },
    {name: 'a dumb terminal', environment: {TERM: 'dumb'}, stream: terminal, colourful: false},
    {name: 'FORCE_COLOR and a pipe', environment: {FORCE_COLOR: '1'}, stream: pipe, colourful: true},
    {
      name: 'FORCE_COLOR and a dumb terminal',
      environment: {FORCE_COLOR: '1', TERM: 'dumb'},
      stream: terminal,
      colourful: true,
    },
    {name: 'FORCE_COLOR=0', environment: {FORCE_COLOR: '0'}, stream: terminal, colourful: false},
    {name: 'FORCE_COLOR=false', environment: {FORCE_COLOR: 'false'}, stream: terminal, colourful: false},
    {
      name: 'NO_COLOR against FORCE_COLOR',
      environment: {NO_COLOR: '1', FORCE_COLOR: '1'},
      stream: terminal,
      colourful: false,
    },
    {
      name: '--no-color against FORCE_COLOR',
      environment: {FORCE_COLOR: '1'},
      stream: terminal,
      wantsColor: false,
      colourful: false,
    },
  ])('with $name: $colourful', ({environment = {}, stream, wantsColor = true, colourful}) => {
    expect(isColourful(environment, stream, wantsColor)).toBe(colourful)
  })

  it('is another for every meaning', () => {
    vi.stubEnv('NO_COLOR', undefined)
    vi.stubEnv('FORCE_COLOR', '1')
    const {good, bad, caution, faint, strong} = paletteFor(pipe, true)
    const painted = [good, bad, caution, faint, strong].map((paint) => paint('x'))
    expect(new Set(painted).size).toBe(5)
    expect(painted.every((text) => text.includes('x'))).toBe(true)
  })
})
