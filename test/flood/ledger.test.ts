import {describe, expect, it} from 'vitest'
import {reconcile, type ClientCount, type ServerCount} from '../../src/flood/ledger.js'
import {fc} from '../build/properties.js'

function client(changes: Partial<ClientCount> = {}): ClientCount {
  return {attempted: 10, connected: 10, failures: [], verified: 10, open: 10, lost: [], ...changes}
}

function server(changes: Partial<ServerCount> = {}): ServerCount {
  return {accepted: 10, open: 10, ...changes}
}

describe('both ends reconciled', () => {
  it.each([
    {name: 'all are well', clients: [client()], servers: [server()], held: 10, lost: 0},
    {
      name: 'several processes share them, unevenly on either side',
      clients: [client(), client()],
      servers: [server({accepted: 15, open: 15}), server({accepted: 5, open: 5})],
      held: 20,
      lost: 0,
    },
    {
      name: 'the server never got one',
      clients: [client()],
      servers: [server({accepted: 9, open: 9})],
      held: 9,
      lost: 1,
    },
    {
      name: 'the server closed one',
      clients: [client()],
      servers: [server({open: 9})],
      held: 9,
      lost: 1,
    },
    {
      name: 'the client lost one that the server still has',
      clients: [client({open: 9, lost: [{code: 'ECONNRESET', count: 1}]})],
      servers: [server()],
      held: 9,
      lost: 1,
    },
    {
      name: 'a byte did not come back over one that is alive',
      clients: [client({verified: 9})],
      servers: [server()],
      held: 9,
      lost: 0,
    },
    {
      name: 'the last ones never connected',
      clients: [client({connected: 8, verified: 8, open: 8, failures: [{code: 'EMFILE', count: 2}]})],
      servers: [server({accepted: 8, open: 8})],
      held: 8,
      lost: 0,
    },
    {
      name: 'a server accepted one whose client gave up',
      clients: [client({connected: 9, verified: 9, open: 9, failures: [{code: 'TIMEOUT', count: 1}]})],
      servers: [server()],
      held: 9,
      lost: 0,
    },
    {name: 'nothing happened', clients: [], servers: [], held: 0, lost: 0},
  ])('$name: held $held, lost $lost', ({clients, servers, held, lost}) => {
    expect(reconcile(clients, servers)).toMatchObject({held, lost})
  })

  it('count each state over all processes', () => {
    const clients = [
      client({attempted: 7, connected: 6, verified: 5, open: 5, failures: [{code: 'EMFILE', count: 1}]}),
      client({
        attempted: 9,
        connected: 8,
        verified: 8,
        open: 7,
        lost: [{code: 'EOF', count: 1}],
        failures: [{code: 'EMFILE', count: 1}],
      }),
    ]
    expect(reconcile(clients, [server({accepted: 13, open: 12}), server({accepted: 1, open: 1})])).toEqual({
      attempted: 16,
      connected: 14,
      accepted: 14,
      verified: 13,
      held: 12,
      lost: 2,
      failures: [
        {code: 'EMFILE', count: 2},
        {code: 'EOF', count: 1},
      ],
    })
  })
})

describe('properties', () => {
  /** As a client process counts: nothing is verified or open that did not connect, nothing connects unattempted. */
  const aClient: fc.Arbitrary<ClientCount> = fc
    .tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000))
    .map(([attempted, b, c, d]) => {
      const connected = Math.min(attempted, b)
      return client({attempted, connected, verified: Math.min(connected, c), open: Math.min(connected, d)})
    })
  const aServer: fc.Arbitrary<ServerCount> = fc
    .tuple(fc.nat(1000), fc.nat(1000))
    .map(([accepted, open]) => ({accepted, open: Math.min(accepted, open)}))
  const processes = fc.record({
    clients: fc.array(aClient, {minLength: 1, maxLength: 4}),
    servers: fc.array(aServer, {minLength: 1, maxLength: 4}),
  })

  it('held ≤ verified ≤ connected ≤ attempted, held ≤ accepted, and nothing is negative', () => {
    fc.assert(
      fc.property(processes, ({clients, servers}) => {
        const {held, verified, connected, attempted, accepted, lost} = reconcile(clients, servers)
        expect(held).toBeLessThanOrEqual(verified)
        expect(verified).toBeLessThanOrEqual(connected)
        expect(connected).toBeLessThanOrEqual(attempted)
        expect(held).toBeLessThanOrEqual(accepted)
        expect(held + lost).toBeLessThanOrEqual(connected)
        expect(lost).toBeGreaterThanOrEqual(0)
        expect(held).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('the order of the processes does not matter', () => {
    fc.assert(
      fc.property(processes, ({clients, servers}) => {
        expect(reconcile(clients.toReversed(), servers.toReversed())).toEqual(reconcile(clients, servers))
      }),
    )
  })
})
