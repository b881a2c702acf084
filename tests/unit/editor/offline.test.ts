import { afterEach, beforeEach, expect, test } from '@jest/globals'
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import type { IDBPDatabase } from 'idb'
import { openDatabase, type Offline } from '../../../client/offline/database.ts'
import { IndexedPendingStore } from '../../../client/offline/pending.ts'
import { keepTerms, keptTerms } from '../../../client/offline/terms.ts'
import type { PendingRecord } from '../../../client/editor/sync/pending-store.ts'

let database: IDBPDatabase<Offline>
let store: IndexedPendingStore

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  database = await openDatabase()
  store = new IndexedPendingStore(database)
})
afterEach(() => database.close())

const scope = { server: 's', user: 'u', document: 'd' }
const record = (over: Partial<PendingRecord> = {}): PendingRecord => ({
  ...scope,
  client: 'c1',
  segment: 's1',
  schema: 1,
  version: 3,
  base: 'base',
  inflight: null,
  pending: [{ stepType: 'replace', from: 0, to: 0 }],
  status: null,
  refused: null,
  ...over,
})

test('records of all clients of one document are found, no others', async () => {
  const mine = [record(), record({ client: 'c2' }), record({ segment: 's2' })]
  const others = [record({ document: 'e' }), record({ user: 'v' }), record({ server: 't' }), record({ document: 'd2' })]
  await store.write([...mine, ...others], [])
  expect(await store.read(scope)).toEqual(
    mine.toSorted((a, b) => (a.segment + a.client < b.segment + b.client ? -1 : 1)),
  )
})

test('a record is replaced by its next version and removed by its key', async () => {
  await store.write([record()], [])
  await store.write([record({ version: 4 })], [])
  expect((await store.read(scope)).map(({ version }) => version)).toEqual([4])
  await store.write([record({ client: 'c2' })], [record()])
  expect((await store.read(scope)).map(({ client }) => client)).toEqual(['c2'])
})

test('records outlive the connection', async () => {
  await store.write([record()], [])
  database.close()
  database = await openDatabase()
  expect(await new IndexedPendingStore(database).read(scope)).toHaveLength(1)
})

test('a store that refuses says so', async () => {
  database.close()
  await expect(store.write([record()], [])).rejects.toThrow()
})

test('term hits are kept per document, for the documents opened last', async () => {
  for (let i = 0; i < 25; i++)
    await keepTerms(database, `d${i}`, 1, [{ revision: 1, concepts: [], rows: [], next: null }])
  expect(await keptTerms(database, 'd24')).toHaveLength(1)
  expect(await database.count('terms')).toBe(20)
})
