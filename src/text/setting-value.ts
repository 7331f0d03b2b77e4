import type {SettingValue} from '../model/setting-value.js'

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
