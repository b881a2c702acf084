/** Drivers of the embedded store, best first. */
export const driverNames = ['better-sqlite3', 'node-sqlite3-wasm'] as const
export type DriverName = (typeof driverNames)[number]

export interface SqlResult {
  rows: Record<string, unknown>[]
  /** Rows changed by a statement that gives none back. */
  changes: number
}

/** One synchronous SQLite connection. Parameters are numbers, strings, bytes or null. */
export interface SqlConnection {
  /** Statements are prepared once and kept. */
  run(sql: string, params?: readonly unknown[]): SqlResult
  /** Several statements, none with parameters or a result. */
  exec(sql: string): void
  readonly inTransaction: boolean
  close(): void
}

/** A store file held open with the settings that make a commit durable, already asserted. */
export interface OpenFile {
  writer: SqlConnection
  /** Sees committed data only. Null: the driver cannot read beside a writer, so reads take turns with writes. */
  reader: SqlConnection | null
  settings: Record<string, string>
  /** Consistent copy into a file that does not exist yet, while others write. */
  copyInto(to: string): Promise<void>
  /** Closes the connections and gives up what marks the file as in use. */
  close(): void
}

export interface SqlDriver {
  name: DriverName
  /** Opens for reading and writing, making the file when absent. Throws AppError store.… */
  open(file: string): OpenFile
  /** Copies a file that another process may have open, as `OpenFile.copyInto` does. */
  copy(file: string, to: string): Promise<void>
}
