import type { SqlConnection } from './drivers/driver.ts'

/** A group stops taking members when it is this old, so that a long queue never starves the readers. */
const GROUP_MS = 50
/** How long a member may keep the group waiting; only one that awaits something foreign ever does. */
const STUCK_MS = 10_000

/** One turn of the event loop; every microtask is done by then. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

interface Member<Tx> {
  work: (tx: Tx) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** A transaction's queries, and how to make them refuse from now on. */
export interface TxHandle<Tx> {
  tx: Tx
  revoke(): void
}

/**
 * Group commit. Writes that come in while the event loop is busy with a commit
 * share the next transaction, each in its own savepoint: one fsync for all.
 * One that throws is rolled back alone; the others resolve only after COMMIT
 * has returned, and if COMMIT fails, every one of them rejects.
 */
export class CommitGroup<Tx> {
  readonly #connection: SqlConnection
  readonly #newHandle: () => TxHandle<Tx>
  #handle: TxHandle<Tx>
  #queue: Member<Tx>[] = []
  #running = false
  #closed = false
  #broken: unknown
  #idle: (() => void)[] = []
  #waiting: (() => void)[] = []
  readonly #stuckMs: number

  constructor(connection: SqlConnection, newHandle: () => TxHandle<Tx>, stuckMs = STUCK_MS) {
    this.#stuckMs = stuckMs
    this.#connection = connection
    this.#newHandle = newHandle
    this.#handle = newHandle()
  }

  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('the store is closed'))
    if (this.#broken !== undefined) return Promise.reject(this.#brokenError())
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ work, resolve: (value) => resolve(value as T), reject })
      if (this.#running) return
      this.#running = true
      // Not at once: requests that the same turn of the event loop reads still join.
      setImmediate(() => void this.#run())
    })
  }

  /** Takes no more writes; resolves when those waiting are done. */
  close(): Promise<void> {
    this.#closed = true
    if (!this.#running) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /** Resolves when the transaction now open has ended; rejects when it can no longer end. */
  committed(): Promise<void> {
    if (this.#broken !== undefined) return Promise.reject(this.#brokenError())
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#group()
      for (const resolve of this.#waiting.splice(0)) resolve()
      await turn()
    }
    this.#running = false
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  async #group(): Promise<void> {
    const done: { member: Member<Tx>; value: unknown }[] = []
    try {
      this.#connection.run('BEGIN IMMEDIATE')
    } catch (error) {
      for (const member of this.#queue.splice(0)) member.reject(error)
      return
    }
    const until = performance.now() + GROUP_MS
    while (this.#queue.length > 0 && (done.length === 0 || performance.now() < until)) {
      const member = this.#queue.shift()
      if (member && !(await this.#member(member, done))) return
    }
    this.#commit(done)
  }

  /** False when SQLite itself gave up the whole transaction (disk full, I/O error): everyone in it has failed. */
  async #member(member: Member<Tx>, done: { member: Member<Tx>; value: unknown }[]): Promise<boolean> {
    this.#connection.run('SAVEPOINT member')
    try {
      const value = await this.#unlessStuck(member)
      this.#connection.run('RELEASE member')
      done.push({ member, value })
      return true
    } catch (error) {
      // Queries it started beside the one that failed must land in its own savepoint, not in the next.
      await turn()
      member.reject(error)
      if (this.#takeBackMember()) return true
      this.#rollback()
      for (const other of done) other.member.reject(error)
      return false
    }
  }

  #takeBackMember(): boolean {
    try {
      if (!this.#connection.inTransaction) return false
      this.#connection.run('ROLLBACK TO member')
      this.#connection.run('RELEASE member')
      return true
    } catch {
      // The caller takes the whole transaction back, and says so to its members.
      return false
    }
  }

  async #unlessStuck(member: Member<Tx>): Promise<unknown> {
    let timer: NodeJS.Timeout | undefined
    const stuck = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#handle.revoke()
        this.#handle = this.#newHandle()
        reject(new Error('a write awaited something other than its transaction'))
      }, this.#stuckMs)
    })
    try {
      return await Promise.race([member.work(this.#handle.tx), stuck])
    } finally {
      clearTimeout(timer)
    }
  }

  #commit(done: readonly { member: Member<Tx>; value: unknown }[]): void {
    try {
      this.#connection.run('COMMIT')
    } catch (error) {
      this.#rollback()
      for (const { member } of done) member.reject(error)
      return
    }
    for (const { member, value } of done) member.resolve(value)
  }

  /** Where even this fails, nothing in memory can be trusted: SQLite recovers at the next open. */
  #rollback(): void {
    try {
      if (this.#connection.inTransaction) this.#connection.run('ROLLBACK')
    } catch (error) {
      this.#broken = error
    }
  }

  #brokenError(): Error {
    return new Error('the store cannot take back a failed transaction; restart to recover', { cause: this.#broken })
  }
}
