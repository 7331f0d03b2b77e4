import {NetClient} from './net-client.js'
import {serveChannel} from './process-channel.js'
import type {FromClient, ToClient} from './protocol.js'

const progressEveryMs = 100

/** The entry of a client process; started by the coordinator, told what to do over the channel. */
let client: NetClient | undefined

serveChannel<ToClient, FromClient>(
  async (message, reply) => {
    if (message.type === 'prepare') {
      client = new NetClient(message.plan)
      reply({type: 'prepared'})
      return
    }
    if (client === undefined) throw new Error(`${message.type} before prepare`)
    await perform(client, message, reply)
  },
  async () => client?.close(),
)

async function perform(
  worker: NetClient,
  message: Exclude<ToClient, {type: 'prepare'}>,
  reply: (message: FromClient) => void,
): Promise<void> {
  switch (message.type) {
    case 'open': {
      const progress = setInterval(() => reply({type: 'progress', ...worker.progress}), progressEveryMs)
      const openingMs = await worker.openAll()
      clearInterval(progress)
      const {attempted, connected} = worker.progress
      const {failures, latency} = worker
      reply({type: 'opened', attempted, connected, failures, latency, openingMs})
      break
    }
    case 'stop':
      worker.stop()
      break
    case 'verify':
      reply({type: 'verified', count: await worker.verify()})
      break
    case 'count':
      reply({type: 'counted', open: worker.open, lost: worker.lost})
      break
    case 'close':
      await worker.close()
      reply({type: 'closed'})
      process.disconnect()
      break
  }
}
