import {Server} from 'node:net'
import {errorCode} from '../model/error-code.js'
import {NetServer} from './net-server.js'
import {serveChannel} from './process-channel.js'
import type {FromServer, ToServer} from './protocol.js'
import {floodHost} from './address.js'

/** The entry of a server process; started by the coordinator, told what to do over the channel. */
let server: NetServer | undefined

serveChannel<ToServer, FromServer>(
  async (message, reply, handle) => {
    switch (message.type) {
      case 'listen':
        server = new NetServer(message.share)
        try {
          if (handle instanceof Server) server.acceptFrom(handle)
          else if (message.port !== 'handle') await server.listen(floodHost, message.port)
          reply({type: 'listening'})
        } catch (error) {
          reply({type: 'not-listening', code: errorCode(error)})
        }
        break
      case 'count':
        reply({type: 'counted', accepted: server?.accepted ?? 0, open: server?.open ?? 0})
        break
      case 'close':
        await server?.close()
        reply({type: 'closed'})
        process.disconnect()
        break
    }
  },
  async () => server?.close(),
)
