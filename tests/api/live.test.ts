import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { SCHEMA_VERSION } from '../../core/model/schema.ts'
import { LiveClient } from '../builders/client-live.ts'
import { edit, saved, typed } from '../builders/client-edits.ts'
import { aDocument, eventually, startTestServer, type TestServer } from '../builders/server.ts'

let server: TestServer
const open: LiveClient[] = []
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => {
  for (const live of open) live.socket.terminate()
  await server.remove()
})

async function join(document: string, after: number, client: string): Promise<LiveClient> {
  const live = await LiveClient.join(server.url, document, after, client)
  open.push(live)
  return live
}

test('a save reaches everyone in the document, its sender too, and nobody else', async () => {
  const { document, rows } = await aDocument(server, 'Một câu.')
  const other = await aDocument(server, 'Câu khác.')
  const [a, b, stranger] = await Promise.all([
    join(document, 1, 'a'),
    join(document, 1, 'b'),
    join(other.document, 1, 'c'),
  ])
  await saved(server, document, edit(rows[0]?.id ?? '', 0, typed(0, 'One.')))
  await saved(server, other.document, edit(other.rows[0]?.id ?? '', 0, typed(0, 'Other.')))
  expect(await a.numbers(2)).toEqual([2])
  expect(await b.numbers(2)).toEqual([2])
  expect(b.events()[0]).toMatchObject({ kind: 'text', segment: rows[0]?.id, version: 1, client: 'tab-1' })
  await stranger.numbers(2)
  expect(stranger.events().map(({ segment }) => segment)).toEqual([other.rows[0]?.id])
})

test('events come once each and in order, whoever saves and whenever one joins', async () => {
  const { document, rows } = await aDocument(server, Array.from({ length: 20 }, (_, i) => `Câu số ${i}.`).join('\n'))
  const early = await join(document, 0, 'early')
  const late: Promise<LiveClient>[] = []
  await Promise.all(
    rows.map(async ({ id }, writer) => {
      for (let version = 0; version < 10; version++) {
        await saved(server, document, edit(id, version, typed(0, 'x')))
        if (writer % 5 === 0 && version === 5) late.push(join(document, 0, `late-${writer}`))
      }
    }),
  )
  const all = Array.from({ length: 201 }, (_, i) => i + 1)
  for (const live of [early, ...(await Promise.all(late))]) expect(await live.numbers(201)).toEqual(all)
})

test('a tab that comes back gets what it missed; one too far behind is told to load', async () => {
  const { document, rows } = await aDocument(server, 'Một câu.')
  const [id = ''] = rows.map((row) => row.id)
  for (let batch = 0; batch < 5; batch++) {
    await saved(server, document, ...Array.from({ length: 500 }, (_, i) => edit(id, batch * 500 + i, typed(0, 'x'))))
  }
  const near = await join(document, 2400, 'near')
  expect(await near.numbers(2501)).toEqual(Array.from({ length: 101 }, (_, i) => 2401 + i))
  const far = await join(document, 0, 'far')
  const resync = await far.until((message) => message.type === 'resync', 'resync')
  expect(resync).toEqual({ type: 'resync', after: 2501 })
  await saved(server, document, edit(id, 2500, typed(0, 'y')))
  await far.numbers(2502)
  const { events, last } = await server.call('getEvents', { params: { document }, query: { after: 0, limit: 5000 } })
  expect([events.length, last]).toEqual([2502, 2502])
})

test('who is in a document that is deleted, alone or with its project, is told so', async () => {
  const alone = await aDocument(server, 'Một câu.')
  const within = await aDocument(server, 'Câu khác.')
  const [a, b] = [await join(alone.document, 1, 'a'), await join(within.document, 1, 'b')]
  await server.call('deleteDocument', { params: { document: alone.document } })
  const { project } = await server.call('getDocument', { params: { document: within.document } })
  await server.call('deleteProject', { params: { project } })
  for (const live of [a, b]) {
    expect(await live.whenClosed()).toBe(1008)
    expect(live.messages.at(-1)).toEqual({ type: 'bye', code: 'forbidden' })
  }
})

test('a tab that knows more than the store has ever had is told to load', async () => {
  const { document } = await aDocument(server, 'Một câu.')
  const ahead = await join(document, 40, 'ahead')
  expect(await ahead.until((message) => message.type === 'resync', 'resync')).toEqual({ type: 'resync', after: 1 })
})

test('presence says who is where, and that somebody left', async () => {
  const { document, rows } = await aDocument(server, 'Một câu.')
  const a = await join(document, 0, 'a')
  const b = await join(document, 0, 'b')
  b.say({ type: 'presence', segment: rows[0]?.id ?? '' })
  const here = (expected: [string, string | null][]) =>
    eventually(() => (JSON.stringify(a.people()) === JSON.stringify(expected) ? true : null), JSON.stringify(expected))
  await here([
    ['a', null],
    ['b', rows[0]?.id ?? ''],
  ])
  b.socket.close()
  await here([['a', null]])
})

test('the revision of the glossaries is told at once', async () => {
  const { document } = await aDocument(server, 'Một câu.')
  const live = await join(document, 0, 'a')
  const told = await live.until((message) => message.type === 'glossary', 'the revision')
  const { revision } = await server.call('getTerms', { params: { document } })
  expect(told).toEqual({ type: 'glossary', revision, date: null })
})

test('another schema and unknown documents are sent away', async () => {
  const { document } = await aDocument(server, 'Một câu.')
  for (const [hello, code] of [
    [{ document, schema: SCHEMA_VERSION + 1 }, 'schema'],
    [{ document: 'nothing', schema: SCHEMA_VERSION }, 'forbidden'],
  ] as const) {
    const live = new LiveClient(server.url)
    await live.opened()
    live.say({ type: 'hello', client: 'x', after: 0, ...hello })
    expect(await live.whenClosed()).toBe(1008)
    expect(live.messages).toEqual([{ type: 'bye', code }])
  }
})

test.each([
  ['not JSON', '{'],
  ['not a message', '{"type":"save"}'],
  ['too long', JSON.stringify({ type: 'presence', segment: 'x'.repeat(5000) })],
])('a message that is %s ends the connection', async (_what, text) => {
  const live = new LiveClient(server.url)
  await live.opened()
  live.socket.send(text)
  expect([1008, 1009]).toContain(await live.whenClosed())
})

test('everyone is told when the server stops, and it stops at once', async () => {
  const { document } = await aDocument(server, 'Một câu.')
  const live = await join(document, 0, 'a')
  const idle = new LiveClient(server.url)
  await idle.opened()
  // Holds its end open: never answers the close.
  live.socket.pause()
  await server.stop()
  expect(await idle.whenClosed()).toBe(1001)
  expect(idle.messages.at(-1)).toEqual({ type: 'bye', code: 'shutdown' })
  live.socket.terminate()
})
