import { describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { driverNames, type OpenFile } from '../../../server/store/drivers/driver.ts'
import { applied, checksum, migrate } from '../../../server/store/migrate.ts'
import { migrations } from '../../../server/store/migrations/index.ts'
import type { Migration } from '../../../server/store/migrations/migration.ts'
import { openStore, pickDriver } from '../../../server/store/open.ts'
import { withDirectory } from '../../builders/store.ts'

const one: Migration = { n: 1, name: 'one', up: ['CREATE TABLE a (x integer)'] }
const two: Migration = { n: 2, name: 'two', up: ['CREATE TABLE b (x integer)', 'INSERT INTO a VALUES (2)'] }

const tables = (open: OpenFile): unknown[] =>
  open.writer.run(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`).rows.map((row) => row.name)

describe('the list of migrations', () => {
  test('counts from 1 without gaps', () => {
    expect(migrations.map((m) => m.n)).toEqual(migrations.map((_, i) => i + 1))
  })

  test('has released migrations that nobody edited', () => {
    // A released migration never changes: stores out there hold these sums. A new one adds a line.
    expect(migrations.map((m) => `${m.n} ${checksum(m)}`)).toMatchInlineSnapshot(`
      [
        "1 9f599f27458a139cb0e26f13eb641a77a03b31a11dd6309c4428c15ae5f7c732",
        "2 bc7a64c8504598ac1179d2e65955b8a9f2e9ba47bf566eb3d877243f70203a39",
        "3 c78cab18bd9ca0d5285096107fe9648f1f8a609cc488340d71875c781e58bc63",
        "4 6224deb1cc4209b34768c270667460c8b97b5774178b059a4c973a1772ca3e8a",
        "5 a67eb7148f5e0aba6ec4710059a06b84174161abb0630081350331bb5e44c5f0",
        "6 804d456e11310a1ba4ba90368530491854c727a9fb0c74774023b0f582f05f43",
        "7 16d3f0e0bbaebee40e0afefa11de02201bebdc59c9ed769cc9bc6d2ca080cbc4",
        "8 2b868290221d3d5a76bae0de6af83cce90a0e21626c153b5b6a28556c08ebaec",
        "9 b66fc54c41becc77432d1c904247452a50bcba452842f78fcb7cec8aed6f7df2",
        "10 a9ddb162528447f99fab603e46300b113b031ce4ca250e84535c4a35ac06cc52",
        "11 504b6e49d83d2d887341567f944c8a7eece50f7219e6e048900e0962dfa359ba",
        "12 2cabe21b7e4e920a457355f5beb9361980654ee1189d45b7ecd46f07b905a212",
      ]
    `)
  })

  test('brings a store of the release before up to date without losing anything', () =>
    withDirectory(async (directory) => {
      const file = join(directory, 'store.db')
      const open = (await pickDriver('better-sqlite3')).driver.open(file)
      migrate(open.writer, migrations.slice(0, 2))
      open.writer.exec(`
        INSERT INTO projects (id, name, source_lang, target_lang, created_at, updated_at) VALUES ('p', 'x', 'vi', 'en', 1, 1);
        INSERT INTO documents VALUES ('d', 'p', 't', 't.txt', 'txt', 'ready', 0, 0, 0, 's', '[]', 1, 1);
        INSERT INTO glossaries VALUES ('g', 'Bảng', 'vi', 'en', 1, 7);
        INSERT INTO project_glossaries VALUES ('p', 'g', 0);
        INSERT INTO concepts VALUES ('g', '1', 0, 'k', 'noun', 'party', '', '', 'high', 'fold');
        INSERT INTO terms VALUES ('g', '1', 0, 'vi', 'Đảng', 'preferred', 0, 'đảng', 'dang');`)
      open.close()
      const store = await openStore({ file })
      expect(await store.read.documents.get('d')).toMatchObject({ title: 't', date: null })
      expect(await store.read.glossaries.ofProject('p')).toMatchObject([{ name: 'Bảng', revision: 7, takesNew: false }])
      const term = { lang: 'vi', text: 'Đảng', status: 'preferred', provisional: false }
      expect(await store.read.glossaries.concepts('g')).toMatchObject([{ id: '1', version: 0, terms: [term] }])
      expect(await store.read.glossaries.alike('g', ['đảng'])).toHaveLength(1)
      await store.close()
    }))

  test('uses only the column types that every engine has', () =>
    withDirectory(async (directory) => {
      const open = (await pickDriver('better-sqlite3')).driver.open(join(directory, 'store.db'))
      migrate(open.writer)
      const columns = tables(open).flatMap((table) => open.writer.run(`PRAGMA table_info(${String(table)})`).rows)
      expect([...new Set(columns.map((column) => String(column.type).toLowerCase()))].toSorted()).toEqual([
        'blob',
        'integer',
        'text',
      ])
      open.close()
    }))
})

describe.each(driverNames)('migrating on %s', (name) => {
  const withFile = (use: (open: OpenFile) => Promise<void> | void): Promise<void> =>
    withDirectory(async (directory) => {
      const open = (await pickDriver(name)).driver.open(join(directory, 'store.db'))
      try {
        await use(open)
      } finally {
        open.close()
      }
    })

  test('applies what is missing, once', () =>
    withFile((open) => {
      expect(migrate(open.writer, [one]).map((m) => m.n)).toEqual([1])
      expect(migrate(open.writer, [one, two]).map((m) => m.n)).toEqual([2])
      expect(migrate(open.writer, [one, two])).toEqual([])
      expect(tables(open)).toEqual(['a', 'b', 'schema_migrations'])
      expect(applied(open.writer).map((m) => [m.n, m.name, m.checksum])).toEqual([
        [1, 'one', checksum(one)],
        [2, 'two', checksum(two)],
      ])
    }))

  test('one that fails leaves nothing of itself', () =>
    withFile((open) => {
      const bad = { ...two, up: [...two.up, 'INSERT INTO nowhere VALUES (1)'] }
      expect(() => migrate(open.writer, [one, bad])).toThrow('nowhere')
      expect(tables(open)).toEqual(['a', 'schema_migrations'])
      expect(migrate(open.writer, [one, two]).map((m) => m.n)).toEqual([2])
    }))

  test('a store whose migration reads differently here is refused', () =>
    withFile((open) => {
      migrate(open.writer, [one, two])
      const edited = { ...one, up: ['CREATE TABLE a (x integer, y integer)'] }
      expect(() => migrate(open.writer, [edited, two])).toThrow(
        expect.objectContaining({ code: 'store.checksum', params: { migration: 1, name: 'one' } }),
      )
    }))

  test('a store newer than the program is refused and left alone', () =>
    withDirectory(async (directory) => {
      const file = join(directory, 'store.db')
      await (await openStore({ file, driver: name })).close()
      const open = (await pickDriver(name)).driver.open(file)
      const later = migrations.length + 1
      open.writer.run('INSERT INTO schema_migrations VALUES (?, ?, ?, ?)', [later, 'later', 'sum', 0])
      open.close()
      await expect(openStore({ file, driver: name })).rejects.toMatchObject({
        code: 'store.newer',
        params: { store: later, program: migrations.length },
      })
    }))
})
