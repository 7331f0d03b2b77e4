import * as fc from 'fast-check'

/** The same cases in every run; PROPERTY_SEED=… looks at others. */
fc.configureGlobal({seed: Number(process.env['PROPERTY_SEED'] ?? 1)})

const codePoint = fc.oneof(fc.integer({min: 0, max: 0xd7ff}), fc.integer({min: 0xe000, max: 0x10ffff}))

/** Text of any code points, control characters and all; fast-check's own 'binary' unit takes seconds to begin. */
export function anyText(constraints: fc.ArrayConstraints = {}): fc.Arbitrary<string> {
  const short = fc.integer({min: 0, max: 0x7f})
  return fc.array(fc.oneof(short, codePoint), constraints).map((points) => String.fromCodePoint(...points))
}

export {fc}
