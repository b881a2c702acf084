/** Prepared statements by their SQL; the one longest unused leaves when there are too many. */
export class StatementCache<S> {
  readonly #statements = new Map<string, S>()
  readonly #prepare: (sql: string) => S
  readonly #discard: (statement: S) => void
  readonly #limit: number

  constructor(prepare: (sql: string) => S, discard: (statement: S) => void, limit = 200) {
    this.#prepare = prepare
    this.#discard = discard
    this.#limit = limit
  }

  get(sql: string): S {
    const known = this.#statements.get(sql)
    if (known !== undefined) {
      // Only a full cache needs to know what was used last.
      if (this.#statements.size > this.#limit / 2) {
        this.#statements.delete(sql)
        this.#statements.set(sql, known)
      }
      return known
    }
    const statement = this.#prepare(sql)
    this.#statements.set(sql, statement)
    if (this.#statements.size > this.#limit) this.#dropOldest()
    return statement
  }

  /** Forgets one statement. */
  drop(sql: string): void {
    const statement = this.#statements.get(sql)
    if (statement === undefined) return
    this.#statements.delete(sql)
    this.#discard(statement)
  }

  clear(): void {
    for (const statement of this.#statements.values()) this.#discard(statement)
    this.#statements.clear()
  }

  #dropOldest(): void {
    const oldest = this.#statements.entries().next().value
    if (!oldest) return
    this.#statements.delete(oldest[0])
    this.#discard(oldest[1])
  }
}
