import {describe, expect, it} from 'vitest'
import {besideFile, isPath} from '../../src/profile/locate.js'

describe('a profile named on the command line or in extends', () => {
  it.each([
    ['linux-ci', false],
    ['yaml', false],
    ['./linux-ci', true],
    ['a/b', true],
    ['..\\b', true],
    ['my.yaml', true],
    ['my.YML', true],
    ['my.yaml.bak', false],
  ])('%s is a path: %s', (name, expected) => {
    expect(isPath(name)).toBe(expected)
  })
})

describe('a path in a profile', () => {
  it.each([
    {file: '/home/me/a.yaml', path: 'b.yaml', means: '/home/me/b.yaml'},
    {file: '/home/me/a.yaml', path: './b.yaml', means: '/home/me/b.yaml'},
    {file: '/home/me/a.yaml', path: '../b.yaml', means: '/home/b.yaml'},
    {file: '/home/me/a.yaml', path: '../me/./a.yaml', means: '/home/me/a.yaml'},
    {file: '/home/me/a.yaml', path: '/etc/b.yaml', means: '/etc/b.yaml'},
    {file: 'a.yaml', path: 'b.yaml', means: 'b.yaml'},
    {file: './a.yaml', path: './b.yaml', means: './b.yaml'},
    {file: './a.yaml', path: '../b.yaml', means: './../b.yaml'},
    {file: '../a.yaml', path: '../b.yaml', means: '../../b.yaml'},
    {file: 'C:\\me\\a.yaml', path: 'b.yaml', means: 'C:\\me\\b.yaml'},
    {file: 'a.yaml', path: 'C:\\b.yaml', means: 'C:\\b.yaml'},
  ])('$path in $file is $means', ({file, path, means}) => {
    expect(besideFile(file, path)).toBe(means)
  })
})
