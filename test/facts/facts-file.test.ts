import {describe, expect, it} from 'vitest'
import {readFactsFile} from '../../src/facts/facts-file.js'
import {factsSchemaVersion} from '../../src/facts/facts-schema.js'
import type {SettingValue} from '../../src/model/setting-value.js'
import {facts, identity} from '../build/facts.js'
import {failureOfAsync} from '../build/failure.js'
import {hostWith} from '../build/host.js'

const file = '/saved.json'
const known = <T>(value: T) => ({state: 'known', value, source: 'x'})

function read(changes: object) {
  const saved = {...facts(), ...changes}
  const document = {schemaVersion: factsSchemaVersion, kind: 'facts', tune: '1.0.0', hostName: null}
  return readFactsFile(hostWith({texts: {[file]: JSON.stringify({...document, facts: saved})}}), file)
}

const withSetting = (value: SettingValue) => ({settings: {x: known(value)}})
const condition = (loadAverage: number) => ({
  condition: {...facts().condition, loadAverage: known(loadAverage)},
})

describe('saved facts', () => {
  it.each([
    {what: 'no changes', changes: {}},
    {what: 'a load that is no whole number', changes: condition(0.25)},
    {
      what: 'a hash table shared with the host',
      changes: withSetting({shape: 'vector', numbers: [-524_288]}),
    },
    {
      what: 'a limit above 2^53',
      changes: {cgroupMemory: known({version: 1, limitBytes: 2 ** 61, usedBytes: 0})},
    },
    {
      what: 'all ports',
      changes: withSetting({shape: 'port-range', range: {low: 0, high: 65_535}}),
    },
    {what: 'no reserved ports', changes: withSetting({shape: 'port-list', ranges: []})},
  ])('are taken with $what', async ({changes}) => {
    expect(await read(changes)).toMatchObject(changes)
  })

  it.each([
    {what: 'half a file', changes: {openFilesAllocated: known(0.5)}, path: 'openFilesAllocated → value'},
    {what: 'fewer than no threads', changes: {threads: known(-1)}, path: 'threads → value'},
    {what: 'a load below 0', changes: condition(-1), path: 'condition → loadAverage → value'},
    {
      what: 'half a CPU',
      changes: {identity: known({...identity, cpus: 0.5})},
      path: 'identity → value → cpus',
    },
    {
      what: 'more memory than can be addressed',
      changes: {memoryAvailableBytes: known(1e300)},
      path: 'memoryAvailableBytes → value',
    },
    {
      what: 'a setting below 0',
      changes: withSetting({shape: 'count', count: -1}),
      path: 'settings → x → value → count',
    },
    {
      what: 'a port range that ends past the last port',
      changes: withSetting({shape: 'port-range', range: {low: 1, high: 30_000_000}}),
      path: 'settings → x → value → range → high',
    },
    {
      what: 'a port range upside down',
      changes: withSetting({shape: 'port-range', range: {low: 60_999, high: 32_768}}),
      path: 'settings → x → value → range',
    },
    {
      what: 'reserved ports without end',
      changes: withSetting({shape: 'port-list', ranges: [{low: 0, high: 9e15}]}),
      path: 'settings → x → value → ranges → 0 → high',
    },
    {
      what: 'a listening port that is none',
      changes: {listeningPorts: known([80, 65_536])},
      path: 'listeningPorts → value → 1',
    },
  ])('are refused with $what', async ({changes, path}) => {
    expect(await failureOfAsync(() => read(changes))).toMatchObject({
      kind: 'usage',
      detail: {code: 'facts-wrong-field', args: {file, path: `facts → ${path}`}},
    })
  })

  it('are not read without end', async () => {
    const host = hostWith({texts: {[file]: ' '.repeat(8 * 1024 * 1024 + 1)}})
    expect(await failureOfAsync(() => readFactsFile(host, file))).toMatchObject({
      kind: 'usage',
      detail: {code: 'facts-too-large', args: {file, mostBytes: 8 * 1024 * 1024}},
    })
  })
})
