import type { Db } from '../db.ts'
import type { Tables } from '../tables.ts'

/** Rows of one statement, largest first: few shapes, so that each is prepared once. */
const sizes = [64, 8, 1]

/**
 * Inserts rows given as one list of values, column by column and row by row:
 * many in one statement cost a third of as many statements of one.
 */
export function insertRows<T extends keyof Tables>(
  { run }: Db,
  table: T,
  columns: readonly (keyof Tables[T] & string)[],
): (values: readonly unknown[]) => Promise<void> {
  const row = `(${columns.map(() => '?').join(', ')})`
  const into = `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values `
  const statements = sizes.map((size) => ({
    length: size * columns.length,
    sql: into + Array.from({ length: size }, () => row).join(', '),
  }))
  return async (values) => {
    let at = 0
    for (const { length, sql } of statements) {
      for (; at + length <= values.length; at += length) await run(sql, values.slice(at, at + length))
    }
  }
}
