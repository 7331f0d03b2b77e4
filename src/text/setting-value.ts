import type {LeastElements} from '../model/profile.js'
import type {SettingValue} from '../model/setting-value.js'

/** A wish for a vector as profiles write it: `_` leaves an element as it is. */
export function elementsText(elements: LeastElements): string {
  return elements.map((element) => element ?? '_').join(' ')
}

/** A value as the operating system writes it. */
export function valueText(value: SettingValue): string {
  switch (value.shape) {
    case 'count':
      return String(value.count)
    case 'vector':
      return value.numbers.join(' ')
    case 'port-range':
      return `${value.range.low} ${value.range.high}`
    case 'port-list':
      return (
        value.ranges.map(({low, high}) => (low === high ? `${low}` : `${low}-${high}`)).join(',') || 'none'
      )
    case 'text':
      return value.text
  }
}
