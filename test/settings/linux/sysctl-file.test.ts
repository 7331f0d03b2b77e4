import {describe, expect, it} from 'vitest'
import {parseSysctlFile} from '../../../src/settings/linux/sysctl-file.js'
import {anyText, fc} from '../../build/properties.js'

const assignment = (key: string, text: string, line = 1) => ({kind: 'assignment', key, text, line})

describe('a sysctl.d file', () => {
  it.each([
    {text: 'a.b=1', lines: [assignment('a.b', '1')]},
    {text: '\n# c\n; d\n\n a.b\t=\t1 2\t3 ', lines: [assignment('a.b', '1 2\t3', 5)]},
    {text: 'a.b = 1 = 2', lines: [assignment('a.b', '1 = 2')]},
    {text: 'a.b =', lines: [assignment('a.b', '')]},
    {text: '-a.b = 1', lines: [assignment('a.b', '1')]},
    {text: '- a.b = 1', lines: [assignment(' a.b', '1')]},
    {text: '-a.b ', lines: [{kind: 'exclusion', key: 'a.b', line: 1}]},
    {text: 'a.b', lines: []},
    {text: 'a.b 1', lines: []},
    {text: '', lines: []},
  ])('$text', ({text, lines}) => {
    expect(parseSysctlFile(text)).toEqual(lines)
  })

  it('is read to its end, whatever is in it', () => {
    fc.assert(
      fc.property(anyText(), (garbage) => {
        expect(parseSysctlFile(`${garbage}\na.b=1`).at(-1)).toMatchObject({key: 'a.b', text: '1'})
      }),
    )
  })
})
