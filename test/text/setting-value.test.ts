import {describe, expect, it} from 'vitest'
import type {SettingValue} from '../../src/model/setting-value.js'
import {valueText} from '../../src/text/setting-value.js'

describe('a value as the system writes it', () => {
  it.each<{value: SettingValue; text: string}>([
    {value: {shape: 'count', count: 1_048_576}, text: '1048576'},
    {value: {shape: 'count', count: 'unlimited'}, text: 'unlimited'},
    {value: {shape: 'vector', numbers: [4096, 131_072, -1]}, text: '4096 131072 -1'},
    {value: {shape: 'port-range', range: {low: 32_768, high: 60_999}}, text: '32768 60999'},
    {
      value: {
        shape: 'port-list',
        ranges: [
          {low: 8080, high: 8080},
          {low: 9000, high: 9010},
        ],
      },
      text: '8080,9000-9010',
    },
    {value: {shape: 'port-list', ranges: []}, text: 'none'},
    {value: {shape: 'text', text: 'cubic'}, text: 'cubic'},
  ])('is $text', ({value, text}) => {
    expect(valueText(value)).toBe(text)
  })
})
