import {describe, expect, it} from 'vitest'
import {writtenValue} from '../../../src/settings/linux/written-value.js'

describe('what the kernel makes of a text', () => {
  it.each([
    ['4096', 'count', {shape: 'count', count: 4096}],
    ['4096 # since Monday', 'count', {shape: 'count', count: 4096}],
    ['0x1000', 'count', {shape: 'count', count: 4096}],
    ['010000', 'count', {shape: 'count', count: 4096}],
    ['0', 'count', {shape: 'count', count: 0}],
    ['9223372036854775807', 'count', {shape: 'count', count: 'unlimited'}],
    ['4096;', 'count', undefined],
    ['"4096"', 'count', undefined],
    ['09', 'count', undefined],
    ['-1', 'count', undefined],
    ['', 'count', undefined],
    ['1024 65535', 'port-range', {shape: 'port-range', range: {low: 1024, high: 65_535}}],
    ['1024\t65535 # all', 'port-range', {shape: 'port-range', range: {low: 1024, high: 65_535}}],
    ['1024', 'port-range', undefined],
    ['4096 87380 6291456', 'vector', {shape: 'vector', numbers: [4096, 87_380, 6_291_456]}],
    ['4096 87380', 'vector', {shape: 'vector', numbers: [4096, 87_380]}],
    ['4096 87380 # less', 'vector', {shape: 'vector', numbers: [4096, 87_380]}],
    ['many', 'vector', undefined],
    ['', 'port-list', {shape: 'port-list', ranges: []}],
    ['8080', 'port-list', {shape: 'port-list', ranges: [{low: 8080, high: 8080}]}],
    ['bbr', 'text', {shape: 'text', text: 'bbr'}],
  ] as const)('%s as %s', (text, shape, value) => {
    expect(writtenValue(text, shape)).toEqual(value)
  })
})
