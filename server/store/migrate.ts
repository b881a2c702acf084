import { createHash } from 'node:crypto'
import { AppError } from '../../core/errors.ts'
import type { SqlConnection } from './drivers/driver.ts'
import { migrations as known } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

/** Hex SHA-256 of a migration's statements. */
export function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.up.join(';\n')).digest('hex')
}

interface Applied {
  n: number
  name: string
  checksum: string
}

/** What the store says was applied; [] for a new file. */
export function applied(connection: SqlConnection): Applied[] {
  const table = connection.run(`SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'`)
  if (table.rows.length === 0) return []
  return connection.run('SELECT n, name, checksum FROM schema_migrations ORDER BY n').rows.map((row) => ({
    n: Number(row.n),
    name: String(row.name),
    checksum: String(row.checksum),
  }))
}

/**
 * Throws AppError store.newer when the store knows migrations this program
 * does not, store.checksum when one it applied reads differently here.
 */
export function checkApplied(done: readonly Applied[], migrations: readonly Migration[]): void {
  const last = done.at(-1)?.n ?? 0
  const newest = migrations.at(-1)?.n ?? 0
  if (last > newest) throw new AppError('store.newer', { store: last, program: newest })
  for (const [index, entry] of done.entries()) {
    const migration = migrations[index]
    if (!migration || entry.n !== migration.n || entry.checksum !== checksum(migration)) {
      throw new AppError('store.checksum', { migration: entry.n, name: entry.name })
    }
  }
}

function apply(connection: SqlConnection, migration: Migration): void {
  connection.exec('BEGIN IMMEDIATE')
  try {
    for (const statement of migration.up) connection.exec(statement)
    connection.run('INSERT INTO schema_migrations (n, name, checksum, applied_at) VALUES (?, ?, ?, ?)', [
      migration.n,
      migration.name,
      checksum(migration),
      Date.now(),
    ])
    connection.exec('COMMIT')
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

/** Brings a store up to date, each migration in its own transaction; gives those it applied. */
export function migrate(connection: SqlConnection, migrations: readonly Migration[] = known): Migration[] {
  const done = applied(connection)
  checkApplied(done, migrations)
  const missing = migrations.slice(done.length)
  if (missing.length === 0) return []
  connection.exec(`CREATE TABLE IF NOT EXISTS schema_migrations (
    n integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at integer NOT NULL
  )`)
  for (const migration of missing) apply(connection, migration)
  return missing
}
