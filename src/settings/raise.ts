import type {LeastElements} from '../model/profile.js'
import type {SettingValue} from '../model/setting-value.js'

/**
 * The vector that meets a wish and lowers nothing: each element is the larger of what it is and what is wanted.
 * The whole of it has to be written: of a shorter one the kernel keeps the rest without a word.
 */
export function raise(value: SettingValue, elements: LeastElements): SettingValue {
  if (value.shape !== 'vector') return value
  return {
    shape: 'vector',
    numbers: value.numbers.map((number, index) => Math.max(number, elements[index] ?? number)),
  }
}
