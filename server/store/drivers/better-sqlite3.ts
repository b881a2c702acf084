import type Database from 'better-sqlite3'
import type { OpenFile, SqlConnection, SqlDriver, SqlResult } from './driver.ts'
import { assertSettings, claimFile } from './settings.ts'
import { refuseIfOwned } from './sidecars.ts'
import { StatementCache } from './statements.ts'

const NOTHING: readonly unknown[] = []

class NativeConnection implements SqlConnection {
  readonly #db: Database.Database
  readonly #statements: StatementCache<Database.Statement>

  constructor(db: Database.Database) {
    this.#db = db
    this.#statements = new StatementCache(
      (sql) => db.prepare(sql),
      () => undefined,
    )
  }

  run(sql: string, params: readonly unknown[] = NOTHING): SqlResult {
    const statement = this.#statements.get(sql)
    if (statement.reader) return { rows: statement.all(...params) as Record<string, unknown>[], changes: 0 }
    return { rows: [], changes: statement.run(...params).changes }
  }

  exec(sql: string): void {
    this.#db.exec(sql)
  }

  get inTransaction(): boolean {
    return this.#db.inTransaction
  }

  close(): void {
    this.#statements.clear()
    this.#db.close()
  }
}

/** WAL lets readers go on beside the writer; a reopened WAL file reports synchronous NORMAL unless told otherwise. */
const writerSettings = { journal_mode: 'wal', synchronous: '2', foreign_keys: '1' }
/**
 * A checkpoint copies pages back into the file. Large imports change the same pages of an index again and again:
 * after 4,000 pages instead of 1,000, an import of 100,000 concepts writes 2.0 GB instead of 2.4.
 */
const PRAGMAS =
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000'

/** Holds one snapshot during the whole copy, so that it ends however much is written meanwhile. */
async function copyInto(open: typeof Database, file: string, to: string): Promise<void> {
  const source = new open(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    source.exec('BEGIN')
    source.prepare('SELECT count(*) FROM sqlite_master').get()
    await source.backup(to, { progress: () => 500 })
  } finally {
    source.close()
  }
}

/** The driver of choice, as a native add-on that may be missing: `load` rejects then. */
export async function load(): Promise<SqlDriver> {
  const { default: open } = await import('better-sqlite3')
  // A missing add-on shows only when a database is opened.
  new open(':memory:').close()
  return {
    name: 'better-sqlite3',
    copy: (file, to) => copyInto(open, file, to),
    open(file): OpenFile {
      refuseIfOwned(file)
      const writer = new NativeConnection(new open(file, { timeout: 5000 }))
      try {
        claimFile(writer, file)
        writer.exec(PRAGMAS)
        const settings = assertSettings(writer, file, writerSettings)
        const reader = new NativeConnection(new open(file, { readonly: true, fileMustExist: true, timeout: 5000 }))
        return {
          writer,
          reader,
          settings,
          copyInto: (to) => copyInto(open, file, to),
          close: () => {
            reader.close()
            writer.close()
          },
        }
      } catch (error) {
        writer.close()
        throw error
      }
    },
  }
}
