import {describe, expect, it} from 'vitest'
import {parseProfile} from '../../src/profile/parse.js'
import {ExpectedError} from '../../src/model/expected-error.js'
import {failureOf} from '../build/failure.js'
import {anyText, fc} from '../build/properties.js'

const file = 'my.yaml'
/** Three lines; what is wrong in a test begins on the fourth. */
const head = 'name: mine\ndescription: For a test.\nsystem: linux\n'
const topKeys = ['name', 'description', 'system', 'extends', 'settings']
const entryKeys = ['atLeast', 'exactly', 'covers', 'when', 'severity', 'why']

const parse = (text: string) => parseProfile(text, file)

describe('a profile', () => {
  it('has a name, a description, a system and its settings in their order', () => {
    const text = `${head}settings:
  net.core.somaxconn:
    atLeast: auto
    why: Bursts.
  fs.nr_open:
    atLeast: 1048576
    severity: warn
    why: Services.
`
    expect(parse(text)).toEqual({
      name: 'mine',
      description: 'For a test.',
      system: 'linux',
      entries: [
        {
          setting: 'net.core.somaxconn',
          wish: {kind: 'atLeast', amount: 'auto'},
          why: 'Bursts.',
          severity: 'fail',
        },
        {
          setting: 'fs.nr_open',
          wish: {kind: 'atLeast', amount: 1_048_576},
          why: 'Services.',
          severity: 'warn',
        },
      ],
    })
  })

  it.each([
    {
      setting: 'net.core.somaxconn',
      wish: 'exactly: 4096',
      parsed: {kind: 'exactly', value: {shape: 'count', count: 4096}},
    },
    {
      setting: 'fs.file-max',
      wish: 'exactly: unlimited',
      parsed: {kind: 'exactly', value: {shape: 'count', count: 'unlimited'}},
    },
    {
      setting: 'net.ipv4.ip_local_port_range',
      wish: 'exactly: 1024 65535',
      parsed: {kind: 'exactly', value: {shape: 'port-range', range: {low: 1024, high: 65_535}}},
    },
    {
      setting: 'net.ipv4.ip_local_port_range',
      wish: 'covers: 1024 65535',
      parsed: {kind: 'covers', value: {shape: 'port-range', range: {low: 1024, high: 65_535}}},
    },
    {
      setting: 'net.ipv4.ip_local_reserved_ports',
      wish: 'exactly: ""',
      parsed: {kind: 'exactly', value: {shape: 'port-list', ranges: []}},
    },
    {
      setting: 'net.ipv4.tcp_congestion_control',
      wish: 'exactly: bbr',
      parsed: {kind: 'exactly', value: {shape: 'text', text: 'bbr'}},
    },
    {
      setting: 'net.ipv4.tcp_mem',
      wish: 'exactly: 1 2 3',
      parsed: {kind: 'exactly', value: {shape: 'vector', numbers: [1, 2, 3]}},
    },
    {
      setting: 'net.ipv4.tcp_rmem',
      wish: 'atLeast: _ _ 6291456',
      parsed: {kind: 'atLeastEach', elements: [null, null, 6_291_456]},
    },
    {
      setting: 'net.ipv4.tcp_mem',
      wish: 'atLeast: " 1  2 3 "',
      parsed: {kind: 'atLeastEach', elements: [1, 2, 3]},
    },
    {
      setting: 'net.ipv4.tcp_other',
      wish: 'atLeast: 5 _',
      parsed: {kind: 'atLeastEach', elements: [5, null]},
    },
    {setting: 'net.ipv4.tcp_other', wish: 'atLeast: 0', parsed: {kind: 'atLeast', amount: 0}},
    {setting: 'RLIMIT_NOFILE soft', wish: 'atLeast: auto', parsed: {kind: 'atLeast', amount: 'auto'}},
  ])('may wish $wish of $setting', ({setting, wish, parsed}) => {
    const text = `${head}settings:\n  ${setting}:\n    ${wish}\n    why: x\n`
    expect(parse(text).entries).toEqual([{setting, wish: parsed, why: 'x', severity: 'fail'}])
  })

  it('may make a line depend on another setting', () => {
    const text = `${head}settings:\n  net.a: {atLeast: 1, when: {net.b: 0}, why: x}\n`
    expect(parse(text).entries).toMatchObject([
      {setting: 'net.a', when: {setting: 'net.b', equals: {shape: 'count', count: 0}}},
    ])
  })

  it('may have no settings', () => {
    expect(parse(`${head}settings: {}\n`).entries).toEqual([])
  })

  it('may have comments, Windows line ends and a byte order mark', () => {
    const text = `\uFEFF# mine\n${head}settings: {}\n`.replaceAll('\n', '\r\n')
    expect(parse(text)).toMatchObject({name: 'mine', description: 'For a test.'})
  })
})

interface Bad {
  readonly name: string
  readonly text: string
  readonly code: string
  readonly args: object
}

/** One setting on line 5, in one line. */
const entry = (setting: string, fields: string) => `${head}settings:\n  ${setting}: {${fields}}\n`

describe('a key that is not known', () => {
  it.each<Bad>([
    {
      name: 'at the top, misspelt',
      text: 'name: mine\ndescripton: x\nsystem: linux\nsettings: {}\n',
      code: 'profile-unknown-key',
      args: {line: 2, column: 1, key: 'descripton', nearest: 'description', known: topKeys},
    },
    {
      name: 'at the top, in another case',
      text: 'Name: mine\ndescription: x\nsystem: linux\nsettings: {}\n',
      code: 'profile-unknown-key',
      args: {line: 1, column: 1, key: 'Name', nearest: 'name', known: topKeys},
    },
    {
      name: 'at the top, of no likeness',
      text: `${head}colour: red\nsettings: {}\n`,
      code: 'profile-unknown-key',
      args: {line: 4, column: 1, key: 'colour', nearest: null, known: topKeys},
    },
    {
      name: 'at the top, a number',
      text: `${head}settings: {}\n42: x\n`,
      code: 'profile-unknown-key',
      args: {line: 5, column: 1, key: '42', nearest: null, known: topKeys},
    },
    {
      name: 'in a setting, misspelt',
      text: `${head}settings:\n  fs.nr_open:\n    atleast: 1\n    why: x\n`,
      code: 'profile-unknown-key',
      args: {line: 6, column: 5, key: 'atleast', nearest: 'atLeast', known: entryKeys},
    },
    {
      name: 'in a setting, where a key is missing for it',
      text: `${head}settings:\n  fs.nr_open:\n    atLeast: 1\n    whi: x\n`,
      code: 'profile-unknown-key',
      args: {line: 7, column: 5, key: 'whi', nearest: 'why', known: entryKeys},
    },
    {
      name: 'in a setting written in one line',
      text: entry('fs.nr_open', 'atLeast: 1, why: x, severty: warn'),
      code: 'profile-unknown-key',
      args: {line: 5, column: 36, key: 'severty', nearest: 'severity', known: entryKeys},
    },
  ])('$name, is named with its place', ({text, code, args}) => {
    expect(failureOf(() => parse(text))).toEqual({kind: 'usage', detail: {code, args: {file, ...args}}})
  })
})

describe('a key that is missing', () => {
  it.each<Bad>([
    {
      name: 'at the top',
      text: 'name: mine\nsystem: linux\nsettings: {}\n',
      code: 'profile-missing-key',
      args: {line: 1, column: 1, key: 'description'},
    },
    {
      name: 'at the top, below a comment',
      text: '# mine\n\nname: mine\ndescription: x\nsystem: linux\n',
      code: 'profile-missing-key',
      args: {line: 3, column: 1, key: 'settings'},
    },
    {
      name: 'of a setting',
      text: `${head}settings:\n  fs.nr_open:\n    atLeast: 1\n`,
      code: 'profile-missing-key',
      args: {line: 5, column: 3, key: 'why'},
    },
  ])('$name, is named with the place it belongs to', ({text, code, args}) => {
    expect(failureOf(() => parse(text))).toEqual({kind: 'usage', detail: {code, args: {file, ...args}}})
  })
})

const at = (path: string, line: number, column: number, wanted: string, found: string) => ({
  path,
  line,
  column,
  wanted,
  found,
})

describe('a value of the wrong type', () => {
  it.each<{name: string; text: string; args: object}>([
    {name: 'a list', text: '- a\n', args: at('', 1, 1, 'a mapping', 'a list')},
    {name: 'a text', text: 'hello\n', args: at('', 1, 1, 'a mapping', '"hello"')},
    {name: 'comments only', text: '# later\n', args: at('', 1, 1, 'a mapping', 'nothing')},
    {
      name: 'a name that is a number',
      text: 'name: 5\ndescription: x\nsystem: linux\nsettings: {}\n',
      args: at('name', 1, 7, 'a string', '5'),
    },
    {
      name: 'a name that is empty',
      text: 'name: ""\ndescription: x\nsystem: linux\nsettings: {}\n',
      args: at('name', 1, 7, 'some text', '""'),
    },
    {
      name: 'a name without a value',
      text: 'name:\ndescription: x\nsystem: linux\nsettings: {}\n',
      args: at('name', 1, 6, 'a string', 'nothing'),
    },
    {
      name: 'a system nobody knows',
      text: 'name: mine\ndescription: x\nsystem: macos\nsettings: {}\n',
      args: at('system', 3, 9, 'linux or windows', '"macos"'),
    },
    {
      name: 'settings without a value',
      text: `${head}settings:\n`,
      args: at('settings', 4, 10, 'a mapping', 'nothing'),
    },
    {
      name: 'settings in a list',
      text: `${head}settings: [fs.nr_open]\n`,
      args: at('settings', 4, 11, 'a mapping', 'a list'),
    },
    {
      name: 'a setting that is a number',
      text: `${head}settings:\n  fs.nr_open: 5\n`,
      args: at('settings → fs.nr_open', 5, 15, 'a mapping', '5'),
    },
    {
      name: 'a count below zero',
      text: entry('fs.nr_open', 'atLeast: -1, why: x'),
      args: at('settings → fs.nr_open → atLeast', 5, 25, 'at least 0', '-1'),
    },
    {
      name: 'a count with a fraction',
      text: entry('fs.nr_open', 'atLeast: 1.5, why: x'),
      args: at('settings → fs.nr_open → atLeast', 5, 25, 'auto or a whole number', '1.5'),
    },
    {
      name: 'a count in words',
      text: entry('fs.nr_open', 'atLeast: much, why: x'),
      args: at('settings → fs.nr_open → atLeast', 5, 25, 'auto or a whole number', '"much"'),
    },
    {
      name: 'a count beyond counting',
      text: entry('fs.nr_open', 'atLeast: 99999999999999999999, why: x'),
      args: at('settings → fs.nr_open → atLeast', 5, 25, 'at most 9007199254740991', '100000000000000000000'),
    },
    {
      name: 'a list to equal',
      text: entry('fs.nr_open', 'exactly: [1], why: x'),
      args: at('settings → fs.nr_open → exactly', 5, 25, 'text or a whole number', 'a list'),
    },
    {
      name: 'a mapping to equal',
      text: entry('fs.nr_open', 'exactly: {a: 1}, why: x'),
      args: at('settings → fs.nr_open → exactly', 5, 25, 'text or a whole number', 'a mapping'),
    },
    {
      name: 'a number to cover',
      text: entry('net.ipv4.ip_local_port_range', 'covers: 5, why: x'),
      args: at('settings → net.ipv4.ip_local_port_range → covers', 5, 42, 'a string', '5'),
    },
    {
      name: 'a severity nobody knows',
      text: entry('fs.nr_open', 'atLeast: 1, severity: bad, why: x'),
      args: at('settings → fs.nr_open → severity', 5, 38, 'fail or warn', '"bad"'),
    },
    {
      name: 'a reason that is empty',
      text: entry('fs.nr_open', 'atLeast: 1, why: ""'),
      args: at('settings → fs.nr_open → why', 5, 33, 'some text', '""'),
    },
    {
      name: 'a condition that is a number',
      text: entry('fs.nr_open', 'atLeast: 1, when: 5, why: x'),
      args: at('settings → fs.nr_open → when', 5, 34, 'a mapping', '5'),
    },
    {
      name: 'a condition in words',
      text: entry('fs.nr_open', 'atLeast: 1, when: {net.b: on}, why: x'),
      args: at('settings → fs.nr_open → when → net.b', 5, 42, 'a whole number', '"on"'),
    },
    {
      name: 'a condition with a fraction',
      text: entry('fs.nr_open', 'atLeast: 1, when: {net.b: 1.5}, why: x'),
      args: at('settings → fs.nr_open → when → net.b', 5, 42, 'a whole number', '1.5'),
    },
    {
      name: 'a condition below zero',
      text: entry('fs.nr_open', 'atLeast: 1, when: {net.b: -1}, why: x'),
      args: at('settings → fs.nr_open → when → net.b', 5, 42, 'at least 0', '-1'),
    },
    {
      name: 'two conditions, of which one would be forgotten',
      text: entry('fs.nr_open', 'atLeast: 1, when: {net.b: 1, net.c: 2}, why: x'),
      args: at('settings → fs.nr_open → when', 5, 34, 'one setting and its value', '2'),
    },
    {
      name: 'a condition without a setting',
      text: entry('fs.nr_open', 'atLeast: 1, when: {}, why: x'),
      args: at('settings → fs.nr_open → when', 5, 34, 'one setting and its value', 'none'),
    },
  ])('$name, is named with its place', ({text, args}) => {
    expect(failureOf(() => parse(text))).toEqual({
      kind: 'usage',
      detail: {code: 'profile-wrong-type', args: {file, ...args}},
    })
  })
})

describe('a setting', () => {
  it.each<Bad>([
    {
      name: 'with two wishes',
      text: entry('fs.nr_open', 'atLeast: 1, exactly: 2, why: x'),
      code: 'profile-one-wish',
      args: {line: 5, column: 3, setting: 'fs.nr_open', found: ['atLeast', 'exactly']},
    },
    {
      name: 'with three wishes',
      text: entry('fs.nr_open', 'covers: 1 2, atLeast: 1, exactly: 2, why: x'),
      code: 'profile-one-wish',
      args: {line: 5, column: 3, setting: 'fs.nr_open', found: ['atLeast', 'exactly', 'covers']},
    },
    {
      name: 'with no wish',
      text: entry('fs.nr_open', 'why: x'),
      code: 'profile-one-wish',
      args: {line: 5, column: 3, setting: 'fs.nr_open', found: []},
    },
    {
      name: 'without a formula for auto',
      text: entry('kernel.pid_max', 'atLeast: auto, why: x'),
      code: 'profile-no-auto',
      args: {line: 5, column: 29, setting: 'kernel.pid_max'},
    },
    {
      name: 'nobody described, wished auto',
      text: entry('net.ipv4.tcp_other', 'atLeast: auto, why: x'),
      code: 'profile-no-auto',
      args: {line: 5, column: 33, setting: 'net.ipv4.tcp_other'},
    },
    {
      name: 'with a vector that is too short',
      text: entry('net.ipv4.tcp_rmem', 'atLeast: _ 131072, why: x'),
      code: 'profile-wrong-length',
      args: {
        line: 5,
        column: 32,
        setting: 'net.ipv4.tcp_rmem',
        text: '_ 131072',
        elements: ['min', 'default', 'max'],
      },
    },
    {
      name: 'with exactly a vector that is too short',
      text: entry('net.ipv4.tcp_mem', 'exactly: 1 2, why: x'),
      code: 'profile-wrong-length',
      args: {
        line: 5,
        column: 31,
        setting: 'net.ipv4.tcp_mem',
        text: '1 2',
        elements: ['low', 'pressure', 'high'],
      },
    },
    {
      name: 'with one number for a vector',
      text: entry('net.ipv4.tcp_mem', 'atLeast: 4096, why: x'),
      code: 'profile-bad-value',
      args: {line: 5, column: 31, setting: 'net.ipv4.tcp_mem', text: '4096', shape: 'vector'},
    },
    {
      name: 'with the least of a text',
      text: entry('net.ipv4.tcp_congestion_control', 'atLeast: 1, why: x'),
      code: 'profile-bad-value',
      args: {line: 5, column: 46, setting: 'net.ipv4.tcp_congestion_control', text: '1', shape: 'text'},
    },
    {
      name: 'with elements for a count',
      text: entry('net.core.somaxconn', 'atLeast: _ 4096, why: x'),
      code: 'profile-wrong-type',
      args: {
        line: 5,
        column: 33,
        path: 'settings → net.core.somaxconn → atLeast',
        wanted: 'auto or a whole number',
        found: '"_ 4096"',
      },
    },
    {
      name: 'with a vector that asks for nothing',
      text: entry('net.ipv4.tcp_rmem', 'atLeast: _ _ _, why: x'),
      code: 'profile-wrong-type',
      args: {
        line: 5,
        column: 32,
        path: 'settings → net.ipv4.tcp_rmem → atLeast',
        wanted: 'the least of each element, like _ _ 4096',
        found: '"_ _ _"',
      },
    },
    {
      name: 'whose name has no dot',
      text: entry('somaxconn', 'atLeast: 1, why: x'),
      code: 'profile-bad-setting-name',
      args: {line: 5, column: 3, setting: 'somaxconn'},
    },
    {
      name: 'whose name is a number',
      text: entry('42', 'atLeast: 1, why: x'),
      code: 'profile-bad-setting-name',
      args: {line: 5, column: 3, setting: '42'},
    },
    {
      name: 'whose name is a path',
      text: entry('/proc/sys/fs/nr_open', 'atLeast: 1, why: x'),
      code: 'profile-bad-setting-name',
      args: {line: 5, column: 3, setting: '/proc/sys/fs/nr_open'},
    },
    {
      name: 'whose name climbs out',
      text: entry('net...shadow', 'atLeast: 1, why: x'),
      code: 'profile-bad-setting-name',
      args: {line: 5, column: 3, setting: 'net...shadow'},
    },
    {
      name: 'that is a process limit without soft or hard',
      text: entry('RLIMIT_NOFILE', 'atLeast: 1, why: x'),
      code: 'profile-bad-setting-name',
      args: {line: 5, column: 3, setting: 'RLIMIT_NOFILE'},
    },
    {
      name: 'that depends on no setting',
      text: entry('fs.nr_open', 'atLeast: 1, when: {somaxconn: 1}, why: x'),
      code: 'profile-bad-setting-name',
      args: {line: 5, column: 35, setting: 'somaxconn'},
    },
    {
      name: 'to equal a word where a number belongs',
      text: entry('net.core.somaxconn', 'exactly: many, why: x'),
      code: 'profile-bad-value',
      args: {line: 5, column: 33, setting: 'net.core.somaxconn', text: 'many', shape: 'count'},
    },
    {
      name: 'to cover a range from high to low',
      text: entry('net.ipv4.ip_local_port_range', 'covers: 60999 32768, why: x'),
      code: 'profile-bad-value',
      args: {
        line: 5,
        column: 42,
        setting: 'net.ipv4.ip_local_port_range',
        text: '60999 32768',
        shape: 'port-range',
      },
    },
    {
      name: 'to cover ports beyond the last',
      text: entry('net.ipv4.ip_local_port_range', 'covers: 1024 65536, why: x'),
      code: 'profile-bad-value',
      args: {
        line: 5,
        column: 42,
        setting: 'net.ipv4.ip_local_port_range',
        text: '1024 65536',
        shape: 'port-range',
      },
    },
    {
      name: 'to equal a range written with a dash',
      text: entry('net.ipv4.ip_local_port_range', 'exactly: 1024-65535, why: x'),
      code: 'profile-bad-value',
      args: {
        line: 5,
        column: 43,
        setting: 'net.ipv4.ip_local_port_range',
        text: '1024-65535',
        shape: 'port-range',
      },
    },
  ])('$name, is refused with its place', ({text, code, args}) => {
    expect(failureOf(() => parse(text))).toEqual({kind: 'usage', detail: {code, args: {file, ...args}}})
  })
})

describe('text that is not one YAML document', () => {
  it.each([
    {name: 'nothing', text: ''},
    {name: 'blanks', text: ' \n\t\n'},
  ])('but $name, is empty', ({text}) => {
    expect(failureOf(() => parse(text))).toEqual({
      kind: 'usage',
      detail: {code: 'profile-empty', args: {file}},
    })
  })

  it.each([
    {name: 'the same key twice', text: `${head}name: again\nsettings: {}\n`, line: 4, column: 1},
    {
      name: 'the same setting twice',
      text: `${head}settings:\n  fs.nr_open: {atLeast: 1, why: x}\n  fs.nr_open: {atLeast: 2, why: x}\n`,
      line: 6,
      column: 3,
    },
    {name: 'an open bracket', text: entry('fs.nr_open', 'atLeast: 1').replace('}', ''), line: 6, column: 1},
    {name: 'a tab', text: `${head}settings:\n\tfs.nr_open: {atLeast: 1}\n`, line: 5, column: 1},
    {name: 'two documents', text: `${head}settings: {}\n---\nname: other\n`, line: 5, column: 1},
    {name: 'an alias of nothing', text: `${head}settings: *nothing\n`, line: 1, column: 1},
    {
      name: 'aliases that multiply',
      text: `a: &a [x,x,x,x,x,x,x,x,x,x]
b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]
c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]
d: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]
`,
      line: 1,
      column: 1,
    },
  ])('but has $name, is refused with its place', ({text, line, column}) => {
    expect(failureOf(() => parse(text))).toMatchObject({
      kind: 'usage',
      detail: {code: 'profile-syntax', args: {file, line, column}},
    })
  })

  it('says what is wrong in one line', () => {
    const {detail} = failureOf(() => parse(`${head}settings: {a: {b: [\n`))
    expect(detail).toSatisfy(
      ({code, args}) => code === 'profile-syntax' && /^[^\n]+[^.\n]$/.test(args.reason),
    )
  })
})

/** A sentence of ours, or none at all; anything else is a bug. */
function outcome(text: string): 'fine' | 'refused' {
  try {
    parse(text)
    return 'fine'
  } catch (error) {
    if (error instanceof ExpectedError && error.kind === 'usage') return 'refused'
    throw error
  }
}

describe('properties', () => {
  const word = fc.oneof(
    fc.constantFrom(...topKeys, ...entryKeys, 'linux', 'auto', 'fs.nr_open', '__proto__', 'null', '~', '<<'),
    fc.string(),
    fc.integer().map(String),
  )
  const line = fc
    .tuple(
      fc.integer({min: 0, max: 3}),
      word,
      fc.constantFrom(': ', ':', ': {', ': [', '}', ': &a ', ': *a'),
      word,
    )
    .map(([indent, key, mark, value]) => `${'  '.repeat(indent)}${key}${mark}${value}`)

  it('arbitrary text is refused in a sentence, never a bug', () => {
    fc.assert(
      fc.property(anyText({minLength: 1}), (text) => {
        expect(outcome(text)).toBe('refused')
      }),
    )
  })

  it('text that is nearly a profile is one, or refused in a sentence', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(outcome(lines.join('\n'))).toBe('refused')
        expect(outcome(`${head}settings:\n${lines.join('\n')}`)).toBeOneOf(['fine', 'refused'])
      }),
      {numRuns: 500},
    )
  })

  it('a failure has a place inside the text', () => {
    fc.assert(
      fc.property(fc.array(line, {minLength: 1}), (lines) => {
        const text = `${head}settings:\n${lines.join('\n')}`
        fc.pre(outcome(text) === 'refused')
        const {args} = failureOf(() => parse(text)).detail
        const {line: row, column} = {line: 0, column: 0, ...args}
        expect(row).toBeGreaterThanOrEqual(1)
        expect(row).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length)
        expect(column).toBeGreaterThanOrEqual(1)
      }),
      {numRuns: 300},
    )
  })
})
