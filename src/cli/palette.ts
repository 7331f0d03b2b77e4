import kleur from 'kleur'
import {plain, type Palette} from '../report/palette.js'

/**
 * Colours for one stream. kleur looks at stdout once, when it is imported; here every stream is judged by itself,
 * by NO_COLOR (https://no-color.org), FORCE_COLOR, CI, --no-color and whether it is a terminal.
 */
export function paletteFor(stream: {readonly isTTY?: boolean}, wantsColor: boolean): Palette {
  if (!wantsColor || !hasColor(stream)) return plain
  kleur.enabled = true
  return {good: kleur.green, bad: kleur.red, caution: kleur.yellow, faint: kleur.dim, strong: kleur.bold}
}

function hasColor(stream: {readonly isTTY?: boolean}): boolean {
  const {NO_COLOR, FORCE_COLOR, TERM, CI} = process.env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return stream.isTTY === true && TERM !== 'dumb' && CI === undefined
}
