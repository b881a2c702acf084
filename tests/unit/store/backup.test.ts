import { describe, expect, jest, test } from '@jest/globals'
import Native from 'better-sqlite3'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { backupFile } from '../../../server/store/backup.ts'
import { driverNames } from '../../../server/store/drivers/driver.ts'
import { openStore } from '../../../server/store/open.ts'
import { restoreFile } from '../../../server/store/restore.ts'
import type { Store } from '../../../server/store/store.ts'
import { addDocument, event, segment, withDirectory } from '../../builders/store.ts'

// Many small durable commits: on a slow or busy disk they take their time.
jest.setTimeout(60_000)

const now = new Date('2026-11-24T05:06:07Z')

async function filled(store: Store, segments = 300): Promise<void> {
  const rows = Array.from({ length: segments }, (_, i) => segment({ id: `s${i}`, ord: i, target: 'x'.repeat(500) }))
  await store.write((tx) => addDocument(tx, rows))
}

/** One more event, and the counter that must agree with it, in one transaction. */
const step = (store: Store, i: number) =>
  store.write(async (tx) => {
    const n = await tx.events.append(event({ segment: `s${i}`, version: i }))
    await tx.settings.set('events', String(n))
  })

/** Sound by SQLite's own word, and not torn: counter, log and setting agree. */
function checkCopy(file: string): number {
  const db = new Native(file, { readonly: true })
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    const one = (sql: string) => Number(db.prepare(sql).pluck().get())
    const events = one('SELECT count(*) FROM events')
    expect(one('SELECT last_event FROM documents')).toBe(events)
    expect(one(`SELECT coalesce((SELECT value FROM settings WHERE key = 'events'), 0)`)).toBe(events)
    return events
  } finally {
    db.close()
  }
}

describe.each(driverNames)('backing up on %s', (driver) => {
  const withStore = (use: (store: Store, file: string, directory: string) => Promise<void>): Promise<void> =>
    withDirectory(async (directory) => {
      const file = join(directory, 'store.db')
      const store = await openStore({ file, driver })
      try {
        await use(store, file, directory)
      } finally {
        await store.close()
      }
    })

  test('a copy taken while others write is whole', () =>
    withStore(async (store, _file, directory) => {
      await filled(store, 600)
      let writing = true
      let written = 0
      const writer = (async () => {
        while (writing) await step(store, written++)
      })()
      for (const name of ['one', 'two', 'three']) await store.backup(join(directory, `${name}.db`))
      writing = false
      await writer
      const counts = ['one', 'two', 'three'].map((name) => checkCopy(join(directory, `${name}.db`)))
      expect(counts).toEqual(counts.toSorted((a, b) => a - b))
      expect(counts.at(-1)).toBeLessThanOrEqual(written)
    }))

  test('an existing file is never overwritten, and a failed copy leaves nothing', () =>
    withStore(async (store, _file, directory) => {
      const to = join(directory, 'mine.txt')
      await writeFile(to, 'mine')
      await expect(store.backup(to)).rejects.toMatchObject({ code: 'backup.exists', params: { file: to } })
      expect(await readFile(to, 'utf8')).toBe('mine')
      await expect(store.backup(join(directory, 'nowhere', 'copy.db'))).rejects.toThrow()
      expect((await readdir(directory)).filter((name) => name.includes('.part'))).toEqual([])
    }))

  test('a store that is open elsewhere can be copied by its file', () =>
    withStore(async (store, file, directory) => {
      await filled(store)
      await step(store, 1)
      const to = join(directory, 'copy.db')
      await backupFile(file, to)
      expect(checkCopy(to)).toBe(1)
      await step(store, 2)
    }))

  test('a restored store is what was backed up; the former one is kept under a dated name', () =>
    withStore(async (store, file, directory) => {
      await filled(store)
      await step(store, 1)
      const copy = join(directory, 'copy.db')
      await store.backup(copy)
      await step(store, 2)
      await store.close()
      const before = await readFile(copy)
      const aside = await restoreFile(copy, file, { now, driver })
      expect(aside).toBe(join(directory, 'store-2026-11-24T05-06-07.db'))
      expect(await readFile(copy)).toEqual(before)
      const restored = await openStore({ file, driver })
      expect((await restored.read.documents.get('document'))?.lastEvent).toBe(1)
      await restored.close()
      const former = await openStore({ file: String(aside), driver })
      expect((await former.read.documents.get('document'))?.lastEvent).toBe(2)
      await former.close()
      expect(await restoreFile(copy, file, { now, driver })).toBe(join(directory, 'store-2026-11-24T05-06-07-2.db'))
    }))

  test('a file that is no sound store of ours is refused and changes nothing', () =>
    withStore(async (store, file, directory) => {
      await filled(store)
      const copy = join(directory, 'copy.db')
      await store.backup(copy)
      await store.close()
      const bad = join(directory, 'bad.db')
      const refused = async (bytes: Uint8Array | string, reason: string): Promise<void> => {
        await writeFile(bad, bytes)
        await expect(restoreFile(bad, file, { now, driver })).rejects.toMatchObject({
          code: 'backup.invalid',
          params: { file: bad, reason },
        })
      }
      const whole = await readFile(copy)
      await refused('không phải cơ sở dữ liệu', 'foreign')
      await refused('', 'foreign')
      await refused(foreignDatabase(join(directory, 'foreign.db')), 'foreign')
      await refused(damaged(whole), 'damaged')
      const missing = restoreFile(join(directory, 'none.db'), file, { now, driver })
      await expect(missing).rejects.toMatchObject({ code: 'backup.invalid', params: { reason: 'missing' } })
      const names = (await readdir(directory)).toSorted()
      expect(names.filter((name) => name.startsWith('store'))).toEqual(['store.db'])
      const after = await openStore({ file, driver })
      expect(await after.read.segments.count('document')).toBe(300)
      await after.close()
    }))
})

function foreignDatabase(file: string): Uint8Array {
  const db = new Native(file)
  db.exec('CREATE TABLE t (x)')
  const bytes = db.serialize()
  db.close()
  return bytes
}

/** The same file with zeros written over a stretch in its middle. */
function damaged(whole: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(whole)
  const from = Math.floor(bytes.length / 2)
  bytes.fill(0, from, from + 3 * 4096)
  return bytes
}

test('a backup whose log stands beside it is refused', () =>
  withDirectory(async (directory) => {
    const live = join(directory, 'live.db')
    const store = await openStore({ file: live, driver: 'better-sqlite3' })
    await filled(store)
    const restored = restoreFile(live, join(directory, 'store.db'), { now })
    await expect(restored).rejects.toMatchObject({ code: 'backup.invalid', params: { reason: 'open' } })
    await store.close()
  }))

test('what is not there cannot be backed up', () =>
  withDirectory(async (directory) => {
    const copied = backupFile(join(directory, 'none.db'), join(directory, 'copy.db'))
    await expect(copied).rejects.toMatchObject({ code: 'store.unusable', params: { reason: 'missing' } })
    expect(await readdir(directory)).toEqual([])
  }))
