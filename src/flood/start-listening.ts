import {createServer, type Server} from 'node:net'
import {errorCode} from '../model/error-code.js'
import {ExpectedError} from '../model/expected-error.js'
import {message} from '../model/message.js'
import {floodHost} from './address.js'
import {FloodProcess} from './flood-process.js'
import type {FromServer, ToServer} from './protocol.js'

export type ServerProcess = FloodProcess<ToServer, FromServer>

/**
 * Makes every server process listen on one address and port, each for its share.
 *
 * One process opens the listener itself. Several accept from one that the coordinator opens, hands over and
 * closes again: with a port each, the clients would have as many times the ephemeral ports.
 *
 * @param mostPerProcess connections a process has descriptors for. One that shares the listener must leave the rest
 *   to the others: out of descriptors, libuv would accept and close them all.
 * @returns the port
 */
export async function startListening(
  servers: readonly ServerProcess[],
  shares: readonly number[],
  ports: readonly number[],
  mostPerProcess: number,
): Promise<number> {
  const [first] = servers
  if (first !== undefined && servers.length === 1) return listenAlone(first, shares[0] ?? 0, ports)

  const listener = await openShared(ports)
  await Promise.all(
    servers.map((server, index) =>
      server.ask(
        {type: 'listen', port: 'handle', share: Math.min(shares[index] ?? 0, mostPerProcess)},
        ['listening'],
        listener.server,
      ),
    ),
  )
  await new Promise((resolve) => listener.server.close(resolve))
  return listener.port
}

async function listenAlone(server: ServerProcess, share: number, ports: readonly number[]) {
  let reason = ''
  for (const candidate of ports) {
    const port = candidate === 0 ? await freePort() : candidate
    const answer = await server.ask({type: 'listen', port, share}, ['listening', 'not-listening'])
    if (answer.type === 'listening') return port
    reason = answer.code
  }
  throw noPort(reason)
}

async function openShared(ports: readonly number[]): Promise<{server: Server; port: number}> {
  let reason = ''
  for (const port of ports) {
    const server = createServer()
    try {
      return {server, port: await listen(server, port)}
    } catch (error) {
      reason = errorCode(error)
    }
  }
  throw noPort(reason)
}

/** Whatever port the kernel gives, for when nothing outside the ephemeral range can be had. */
async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server, 0)
  await new Promise((resolve) => server.close(resolve))
  return port
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({host: floodHost, port, exclusive: true}, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function noPort(reason: string): ExpectedError {
  return new ExpectedError('refused', message('flood-no-port', {reason}))
}
