import { afterEach, beforeEach, expect, test } from '@jest/globals'
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import type { IDBPDatabase } from 'idb'
import { declareAlive, type Alive } from '../../../client/offline/alive.ts'
import { openDatabase, type Offline } from '../../../client/offline/database.ts'

let database: IDBPDatabase<Offline>
let open: Alive[]
const realNow = Date.now

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  database = await openDatabase()
  open = []
})
afterEach(() => {
  Date.now = realNow
  for (const alive of open) alive.end()
  database.close()
  setLocks(undefined)
})

function setLocks(locks: unknown): void {
  Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true })
}

async function tab(client: string): Promise<Alive> {
  const alive = await declareAlive(client, database)
  open.push(alive)
  return alive
}

const passes = (ms: number): void => {
  const at = Date.now() + ms
  Date.now = () => at
}

test('without Web Locks a tab lives as long as its lease, a hidden one too', async () => {
  setLocks(undefined)
  const first = await tab('a')
  await tab('b')
  // A hidden tab's timers run once a minute.
  passes(61_000)
  expect([...(await first.clients())].sort()).toEqual(['a', 'b'])
  passes(120_000)
  expect([...(await first.clients())]).toEqual([])
})

test('a tab that ends is dead at once', async () => {
  setLocks(undefined)
  const [first, second] = [await tab('a'), await tab('b')]
  second.end()
  expect([...(await first.clients())]).toEqual(['a'])
})

test('work of one tab at a time is refused to another meanwhile, and free after it, also after a failure', async () => {
  setLocks(undefined)
  const [first, second] = [await tab('a'), await tab('b')]
  await first.alone('adopt', async () => {
    expect(await second.alone('adopt', () => Promise.reject(new Error('at once')))).toBe(false)
  })
  await expect(second.alone('adopt', () => Promise.reject(new Error('mine')))).rejects.toThrow('mine')
  expect(await first.alone('adopt', () => Promise.resolve())).toBe(true)
})

test('locks that are there but refuse do not keep a document from opening', async () => {
  const denied = () => Promise.reject(new DOMException('denied', 'SecurityError'))
  setLocks({ request: denied, query: denied })
  const alive = await tab('a')
  expect([...(await alive.clients())]).toEqual(['a'])
  const nothing = await declareAlive('b', null)
  expect(await nothing.alone('adopt', () => Promise.resolve())).toBe(true)
})
