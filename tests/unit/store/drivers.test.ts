import { describe, expect, test } from '@jest/globals'
import Native from 'better-sqlite3'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { driverNames } from '../../../server/store/drivers/driver.ts'
import { load as loadWasm } from '../../../server/store/drivers/node-sqlite3-wasm.ts'
import { assertSettings } from '../../../server/store/drivers/settings.ts'
import { openStore, pickDriver } from '../../../server/store/open.ts'
import { withDirectory } from '../../builders/store.ts'

const journal = { 'better-sqlite3': 'wal', 'node-sqlite3-wasm': 'delete' } as const

describe.each(driverNames)('%s', (name) => {
  test('commits durably, also after the file is opened again', () =>
    withDirectory(async (directory) => {
      const file = join(directory, 'store.db')
      const expected = { journal_mode: journal[name], synchronous: '2', foreign_keys: '1' }
      for (const time of ['new', 'again', 'once more']) {
        const store = await openStore({ file, driver: name })
        await store.write((tx) => tx.settings.set('time', time))
        expect(store.info).toEqual({ driver: name, location: file, settings: expected })
        await store.close()
      }
      const open = (await pickDriver(name)).driver.open(file)
      expect(open.writer.run('PRAGMA synchronous').rows).toEqual([{ synchronous: 2 }])
      open.close()
    }))

  test('refuses a database of something else and does not touch it', () =>
    withDirectory(async (directory) => {
      const file = join(directory, 'other.db')
      const other = new Native(file)
      other.exec('CREATE TABLE t (x)')
      other.close()
      await expect(openStore({ file, driver: name })).rejects.toMatchObject({
        code: 'store.unusable',
        params: { reason: 'foreign' },
      })
      const after = new Native(file)
      expect(after.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['t'])
      expect(after.pragma('journal_mode', { simple: true })).toBe('delete')
      after.close()
    }))

  test('refuses a file that is no database', () =>
    withDirectory(async (directory) => {
      const file = join(directory, 'text.db')
      await writeFile(file, 'Đảng ta là đạo đức, là văn minh. '.repeat(100))
      await expect(openStore({ file, driver: name })).rejects.toMatchObject({ code: 'store.unusable' })
    }))

  test('keeps what was prepared usable after a statement failed, and forgets the oldest of very many', () =>
    withDirectory(async (directory) => {
      const open = (await pickDriver(name)).driver.open(join(directory, 'store.db'))
      open.writer.exec('CREATE TABLE t (x integer PRIMARY KEY)')
      const insert = () => open.writer.run('INSERT INTO t VALUES (?)', [1])
      insert()
      expect(insert).toThrow('UNIQUE')
      expect(insert).toThrow('UNIQUE')
      open.writer.run('DELETE FROM t')
      expect(insert().changes).toBe(1)
      for (let i = 0; i < 500; i++) expect(open.writer.run(`SELECT ${i} AS i`).rows).toEqual([{ i }])
      expect(open.writer.run('INSERT INTO t VALUES (2) RETURNING x').rows).toEqual([{ x: 2 }])
      open.close()
    }))
})

describe('settings', () => {
  test('a WAL file reopened without asking is not durable, and that is noticed', () =>
    withDirectory(async (directory) => {
      const file = join(directory, 'store.db')
      const { driver } = await pickDriver('better-sqlite3')
      driver.open(file).close()
      const careless = new Native(file)
      const connection = {
        run: (sql: string) => ({ rows: careless.prepare(sql).all() as Record<string, unknown>[], changes: 0 }),
        exec: () => undefined,
        inTransaction: false,
        close: () => undefined,
      }
      expect(() => assertSettings(connection, file, { journal_mode: 'wal', synchronous: '2' })).toThrow(
        expect.objectContaining({
          code: 'store.unusable',
          params: { file, reason: 'setting', setting: 'synchronous=1' },
        }),
      )
      careless.close()
    }))
})

describe('choosing a driver', () => {
  const missing = () => Promise.reject(new Error('no native add-on'))

  test('the native one is taken when it is there', async () => {
    const { driver, fallback } = await pickDriver()
    expect([driver.name, fallback]).toEqual(['better-sqlite3', undefined])
  })

  test('without it WebAssembly stands in and says why', async () => {
    const { driver, fallback } = await pickDriver(undefined, {
      'better-sqlite3': missing,
      'node-sqlite3-wasm': loadWasm,
    })
    expect([driver.name, fallback]).toEqual(['node-sqlite3-wasm', 'better-sqlite3: no native add-on'])
  })

  test('a driver that was asked for has no stand-in', async () => {
    const load = { 'better-sqlite3': missing, 'node-sqlite3-wasm': loadWasm }
    await expect(pickDriver('better-sqlite3', load)).rejects.toThrow('no native add-on')
  })
})
