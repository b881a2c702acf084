import { expect, test } from '@jest/globals'
import { EventEmitter } from 'node:events'
import type { WebSocket } from 'ws'
import type { ServerMessage } from '../../core/api.ts'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import type { Deps } from '../../server/deps.ts'
import { Connection, presenceLease } from '../../server/live/connection.ts'
import { Hub } from '../../server/live/hub.ts'
import { eventually } from '../builders/server.ts'

/** A line that carries messages and can fall silent; only time is not real. */
class Line extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  readonly messages: ServerMessage[] = []
  pings = 0
  send = (text: string): void => void this.messages.push(JSON.parse(text) as ServerMessage)
  ping = (): void => void this.pings++
  terminate = (): void => {
    this.readyState = 3
    this.emit('close')
  }
  close = this.terminate

  people(): string[] {
    const latest = this.messages.findLast((message) => message.type === 'presence')
    return latest?.type === 'presence' ? latest.people.map(({ client }) => client) : []
  }
}

let now = 0
const hub = new Hub()
const store = {
  read: {
    documents: { get: () => Promise.resolve({ id: 'd', project: 'p', state: 'ready', lastEvent: 0 }) },
    glossaries: { ofProject: () => Promise.resolve([]) },
    termExceptions: { list: () => Promise.resolve([]) },
    users: { get: () => Promise.resolve(owner) },
    events: { after: () => Promise.resolve([]) },
  },
}
const owner = { id: 'u', name: 'Minh', color: 1 }
const standing = { user: owner.id, admin: true, everywhere: 'owner' as const, roles: new Map() }
const deps = { hub, store, owner, now: () => now } as unknown as Deps

function join(client: string): { line: Line; connection: Connection } {
  const line = new Line()
  const connection = new Connection(line as unknown as WebSocket, deps, () => ({
    standing,
    session: null,
    local: false,
  }))
  const hello = { type: 'hello', client, document: 'd', after: 0, schema: SCHEMA_VERSION }
  line.emit('message', Buffer.from(JSON.stringify(hello)), false)
  return { line, connection }
}

const shows = (line: Line, people: string[]): Promise<true> =>
  eventually(() => (line.people().sort().join() === people.join() ? true : null), `presence of ${people.join()}`)

test('presence is a lease: who is not heard of disappears, and is there again at the first word', async () => {
  const [a, b] = [join('a'), join('b')]
  await shows(a.line, ['a', 'b'])
  // The machine of b slept: neither a word nor a pong, and no ping went unanswered yet.
  now += presenceLease + 1
  a.line.emit('pong')
  b.connection.ping()
  await shows(a.line, ['a'])
  b.line.emit('pong')
  await shows(a.line, ['a', 'b'])
  now += presenceLease
  expect([a.connection.present, b.connection.present]).toEqual([true, true])
})

test('a line that leaves a ping unanswered is cut, and its person leaves', async () => {
  const [a, b] = [join('a2'), join('b2')]
  await shows(a.line, ['a', 'a2', 'b', 'b2'])
  b.connection.ping()
  expect([b.line.pings, b.line.readyState]).toEqual([1, 1])
  b.connection.ping()
  await b.connection.closed
  await shows(a.line, ['a', 'a2', 'b'])
})
