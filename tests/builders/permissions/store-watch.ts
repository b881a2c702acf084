import { createHash } from 'node:crypto'
import openDatabase from 'better-sqlite3'

/** When somebody was last seen, and answers kept for a repeated request, change whenever anybody asks for anything. */
const traffic = new Set(['sessions', 'requests'])

/** Watches a store from outside: was anything written, and what stands in it? */
export class StoreWatch {
  readonly #db: ReturnType<typeof openDatabase>

  constructor(file: string) {
    this.#db = openDatabase(file, { readonly: true })
  }

  /** Another number whenever somebody else has written. */
  get version(): unknown {
    return this.#db.pragma('data_version', { simple: true })
  }

  /** A word for everything that people have in it. */
  contents(): string {
    const tables = this.#db
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .all()
    const hash = createHash('sha1')
    for (const { name } of tables) {
      if (traffic.has(name)) continue
      for (const row of this.#db.prepare(`SELECT * FROM "${name}"`).raw().iterate()) hash.update(JSON.stringify(row))
    }
    return hash.digest('hex')
  }

  close(): void {
    this.#db.close()
  }
}
