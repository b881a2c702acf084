import fs, { existsSync } from 'node:fs'
import type { Database, Statement } from 'node-sqlite3-wasm'
import { readClaim } from '../claim.ts'
import type { OpenFile, SqlConnection, SqlDriver, SqlResult } from './driver.ts'
import { assertSettings, claimFile } from './settings.ts'
import { own, refuseIfWal, sidecar } from './sidecars.ts'
import { StatementCache } from './statements.ts'

type Value = number | string | Uint8Array | null

/** Frees a statement; what it failed with before, SQLite tells once more here. */
function finalize(statement: Statement): void {
  try {
    statement.finalize()
  } catch {
    // Told when it happened.
  }
}

const GIVES_ROWS = /^\s*(?:select|with|pragma|explain)\b|\breturning\b/i

class WasmConnection implements SqlConnection {
  readonly #db: Database
  readonly #statements: StatementCache<{ statement: Statement; givesRows: boolean }>

  constructor(db: Database) {
    this.#db = db
    this.#statements = new StatementCache(
      (sql) => ({ statement: db.prepare(sql), givesRows: GIVES_ROWS.test(sql) }),
      ({ statement }) => finalize(statement),
    )
  }

  run(sql: string, params: readonly unknown[] = []): SqlResult {
    const { statement, givesRows } = this.#statements.get(sql)
    const values = params as Value[]
    try {
      // `run` takes one step only: a statement with rows left would stay open and keep COMMIT from working.
      if (givesRows) return { rows: statement.all(values), changes: 0 }
      return { rows: [], changes: statement.run(values).changes }
    } catch (error) {
      // This driver cannot reset a statement that failed.
      this.#statements.drop(sql)
      throw error
    }
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

/** No shared memory, hence no WAL: a rollback journal, synced before the file is touched. */
const settings = { journal_mode: 'delete', synchronous: '2', foreign_keys: '1' }
const PRAGMAS = 'PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000'

/**
 * Lets SQLite roll back what a killed owner left half written. This driver's
 * file system takes its own lock directory for the lock of a living writer, and
 * so never sees that a journal is hot: half a transaction would be read as
 * data. While the journal is read the question is therefore answered with no,
 * which is true, for the file is ours.
 */
function recover(connection: SqlConnection, file: string): void {
  if (!existsSync(sidecar.journal(file))) return
  const asked = fs.accessSync
  fs.accessSync = (path, mode) => {
    if (path === sidecar.lockDirectory(file)) throw new Error('not locked by anyone else')
    asked(path, mode)
  }
  try {
    connection.run('SELECT count(*) FROM sqlite_master')
  } finally {
    fs.accessSync = asked
  }
}

/** A file that the native driver closed well is still marked as WAL; alone with it, this driver can turn it back. */
function claimWithoutWal(connection: SqlConnection, file: string): void {
  connection.exec('PRAGMA locking_mode=EXCLUSIVE')
  claimFile(connection, file)
  connection.exec('PRAGMA journal_mode=DELETE; PRAGMA locking_mode=NORMAL')
  // The lock is given back by the next statement that reads.
  connection.run('SELECT count(*) FROM sqlite_master')
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

type OpenConnection = (file: string, options?: { readOnly: boolean }) => WasmConnection

function vacuumInto(connection: SqlConnection, to: string): Promise<void> {
  connection.exec(`VACUUM INTO ${quoted(to)}`)
  return Promise.resolve()
}

function openOwned(file: string, open: OpenConnection): OpenFile {
  refuseIfWal(file)
  const owner = own(file)
  let opened: WasmConnection | undefined
  try {
    const writer = (opened = open(file))
    recover(writer, file)
    claimWithoutWal(writer, file)
    writer.exec(PRAGMAS)
    return {
      writer,
      reader: null,
      settings: assertSettings(writer, file, settings),
      copyInto: (to) => vacuumInto(writer, to),
      close: () => {
        writer.close()
        owner.release()
      },
    }
  } catch (error) {
    opened?.close()
    owner.release()
    throw error
  }
}

async function copy(file: string, to: string, open: OpenConnection): Promise<void> {
  refuseIfWal(file)
  const running = readClaim(sidecar.owner(file)) !== null
  // Without a running owner there may be something to clear up and to roll back first.
  const source = running ? open(file, { readOnly: true }) : openOwned(file, open)
  try {
    await ('copyInto' in source ? source.copyInto(to) : vacuumInto(source, to))
  } finally {
    source.close()
  }
}

/** The fallback where no native add-on can be had: slower, one connection, one process a file. */
export async function load(): Promise<SqlDriver> {
  // Only where it is needed: making the WebAssembly ready takes time and memory.
  const { default: wasm } = await import('node-sqlite3-wasm')
  const open: OpenConnection = (file, options) => {
    const connection = new WasmConnection(new wasm.Database(file, options))
    connection.exec('PRAGMA busy_timeout=5000')
    return connection
  }
  return {
    name: 'node-sqlite3-wasm',
    open: (file) => openOwned(file, open),
    copy: (file, to) => copy(file, to, open),
  }
}
