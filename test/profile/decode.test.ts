import {describe, expect, it} from 'vitest'
import {bytesToRead, decodeProfile} from '../../src/profile/decode.js'
import {failureOf} from '../build/failure.js'
import {anyText, fc} from '../build/properties.js'

const file = 'my.yaml'
const bytesOf = (text: string) => new TextEncoder().encode(text)
const join = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...bytesOf(part)] : part)))

describe('the bytes of a profile', () => {
  it.each(['', 'name: x\n', 'naïve: Ünïcödé 漢字 🚀\n', 'a replacement character: \uFFFD\n'])(
    'are text as they stand: %j',
    (text) => {
      expect(decodeProfile(bytesOf(text), file)).toBe(text)
    },
  )

  it('lose their byte order mark', () => {
    expect(decodeProfile(bytesOf('\uFEFFname: x'), file)).toBe('name: x')
  })
})

describe('too many bytes', () => {
  const most = bytesToRead - 1

  it('are refused beyond 256 KiB, which is read to the byte', () => {
    expect(most).toBe(262_144)
    expect(decodeProfile(new Uint8Array(most).fill(0x20), file)).toHaveLength(most)
    expect(failureOf(() => decodeProfile(new Uint8Array(most + 1).fill(0x20), file))).toEqual({
      kind: 'usage',
      detail: {code: 'profile-too-large', args: {file, mostBytes: most}},
    })
  })

  it('are refused when they are 10 MB of noise', () => {
    const noise = new Uint8Array(10_000_000)
    for (let index = 0; index < noise.length; index++) noise[index] = (index * 2_654_435_761) >>> 24
    expect(failureOf(() => decodeProfile(noise, file)).detail.code).toBe('profile-too-large')
  })
})

describe('bytes that are not UTF-8', () => {
  it.each([
    {name: 'the first', bytes: join([0xff], 'name'), line: 1, column: 1},
    {name: 'one on the first line', bytes: join('name: ', [0xe4], 'x'), line: 1, column: 7},
    {name: 'one on the third line', bytes: join('a\nb\nna', [0xfc], 'me'), line: 3, column: 3},
    {name: 'one at the start of a line', bytes: join('a\r\n', [0x80]), line: 2, column: 1},
    {name: 'one behind other letters than ASCII', bytes: join('é漢: ', [0xff]), line: 1, column: 5},
    {name: 'half a letter at the end', bytes: join('a\nb', [0xe6, 0xbc]), line: 2, column: 2},
    {name: 'an overlong slash', bytes: join('ab', [0xc0, 0xaf]), line: 1, column: 3},
    {name: 'half a surrogate pair', bytes: join('a', [0xed, 0xa0, 0x80]), line: 1, column: 2},
    {name: 'UTF-16', bytes: join([0xff, 0xfe], 'n\0a\0'), line: 1, column: 1},
  ])('are refused with their place: $name', ({bytes, line, column}) => {
    expect(failureOf(() => decodeProfile(bytes, file))).toEqual({
      kind: 'usage',
      detail: {code: 'profile-not-utf8', args: {file, line, column}},
    })
  })
})

describe('properties', () => {
  it('text comes through unchanged', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        fc.pre(!text.startsWith('\uFEFF'))
        expect(decodeProfile(bytesOf(text), file)).toBe(text)
      }),
    )
  })

  it('arbitrary bytes are text, or an expected failure with its place', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 200}), (bytes) => {
        const outcome = (() => {
          try {
            return decodeProfile(bytes, file)
          } catch {
            return failureOf(() => decodeProfile(bytes, file)).detail.code
          }
        })()
        expect(outcome).toSatisfy(
          (said) => said === 'profile-not-utf8' || bytesOf(String(said)).length <= bytes.length,
        )
      }),
    )
  })
})
