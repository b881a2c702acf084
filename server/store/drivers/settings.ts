import { AppError } from '../../../core/errors.ts'
import type { SqlConnection } from './driver.ts'

/** Marks a file as a store of ours (`PRAGMA application_id`): "SnNg". */
export const APPLICATION_ID = 0x536e4e67

function pragma(connection: SqlConnection, name: string): string {
  const [row = {}] = connection.run(`PRAGMA ${name}`).rows
  const [value] = Object.values(row) as (string | number | undefined)[]
  return String(value ?? '').toLowerCase()
}

/**
 * Reads each setting back and compares. SQLite ignores a pragma it cannot
 * follow, so that only asking afterwards tells whether a commit is durable.
 * Throws AppError store.unusable naming the first that differs.
 */
export function assertSettings(
  connection: SqlConnection,
  file: string,
  expected: Readonly<Record<string, string>>,
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(expected)) {
    found[name] = pragma(connection, name)
    if (found[name] !== value) {
      throw new AppError('store.unusable', { file, reason: 'setting', setting: `${name}=${found[name]}` })
    }
  }
  return found
}

/** Refuses a file that holds something else; marks a new one as ours. */
export function claimFile(connection: SqlConnection, file: string): void {
  const id = Number(pragma(connection, 'application_id'))
  if (id === APPLICATION_ID) return
  const tables = Number(connection.run('SELECT count(*) AS n FROM sqlite_master').rows[0]?.n ?? 0)
  if (id !== 0 || tables > 0) throw new AppError('store.unusable', { file, reason: 'foreign' })
  connection.exec(`PRAGMA application_id=${APPLICATION_ID}`)
}
