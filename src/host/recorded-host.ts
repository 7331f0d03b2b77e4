import {absent, known, parseFact} from '../model/fact.js'
import type {Host} from './host.js'
import type {Recording} from './recording.js'

/** A host that answers from a recording. What was never asked when it was recorded is absent. */
export function recordedHost(recording: Recording): Host {
  const {texts, links, folders, outputs} = recording
  return {
    system: recording.system,
    pid: recording.pid,
    readText: async (path) => texts[path] ?? absent(path),
    readBytes: async (path, mostBytes) =>
      parseFact(texts[path] ?? absent(path), (text) => new TextEncoder().encode(text).subarray(0, mostBytes)),
    readLink: async (path) => links[path] ?? absent(path),
    listFolder: async (path) => folders[path] ?? absent(path),
    run: async (file, args) => outputs[commandLine(file, args)] ?? absent(commandLine(file, args)),
    identity: async () => recording.identity,
  }
}

/** Wraps a host and keeps what it answers. `recording()` may be called at any time. */
export function recordHost(host: Host): {host: Host; recording: () => Promise<Recording>} {
  const texts: Record<string, Recording['texts'][string]> = {}
  const links: Record<string, Recording['links'][string]> = {}
  const folders: Record<string, Recording['folders'][string]> = {}
  const outputs: Record<string, Recording['outputs'][string]> = {}
  return {
    host: {
      system: host.system,
      pid: host.pid,
      readText: async (path) => (texts[path] = await host.readText(path)),
      readBytes: async (path, mostBytes) => {
        const bytes = await host.readBytes(path, mostBytes)
        texts[path] = bytes.state === 'known' ? known(new TextDecoder().decode(bytes.value), path) : bytes
        return bytes
      },
      readLink: async (path) => (links[path] = await host.readLink(path)),
      listFolder: async (path) => (folders[path] = await host.listFolder(path)),
      run: async (file, args) => (outputs[commandLine(file, args)] = await host.run(file, args)),
      identity: () => host.identity(),
    },
    recording: async () => ({
      system: host.system,
      pid: host.pid,
      texts,
      links,
      folders,
      outputs,
      identity: await host.identity(),
    }),
  }
}

function commandLine(file: string, args: readonly string[]): string {
  return [file, ...args].join(' ')
}
