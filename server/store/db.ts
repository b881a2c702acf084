import {
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { SqlResult } from './drivers/driver.ts'
import type { Tables } from './tables.ts'

/** Runs one statement. Settles in microtasks, so that a transaction never waits for the outside. */
export type RunSql = (sql: string, params: readonly unknown[]) => Promise<SqlResult>

/** What queries are written against: Kysely for building, `run` for statements compiled beforehand. */
export interface Db {
  kysely: Kysely<Tables>
  run: RunSql
}

class RunConnection implements DatabaseConnection {
  readonly #run: RunSql
  constructor(run: RunSql) {
    this.#run = run
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes } = await this.#run(query.sql, query.parameters)
    // Kysely's own drivers make the same promise: the row type follows from the query as built.
    return { rows: rows as R[], numAffectedRows: BigInt(changes) }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('results are small here; nothing streams')
  }
}

const notHere = (): Promise<void> => Promise.reject(new Error('transactions belong to the commit group'))
const nothing = (): Promise<void> => Promise.resolve()

function sqliteDialect(run: RunSql): Dialect {
  const connection = new RunConnection(run)
  const driver: Driver = {
    init: nothing,
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: notHere,
    commitTransaction: notHere,
    rollbackTransaction: notHere,
    releaseConnection: nothing,
    destroy: nothing,
  }
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}

/** Our SQLite dialect of Kysely over one way to run statements. */
export function sqliteDb(run: RunSql): Db {
  return { kysely: new Kysely<Tables>({ dialect: sqliteDialect(run) }), run }
}

/** Stands for a parameter while a query is compiled. */
class Slot<P> {
  readonly name: keyof P
  constructor(name: keyof P) {
    this.name = name
  }
}

/**
 * Compiles a query once and runs it many times: building and compiling costs
 * more than SQLite takes to answer. `slot(name)` marks where a value goes.
 */
export function prepared<P extends object, R>(
  db: Db,
  build: (slot: <K extends keyof P>(name: K) => P[K]) => Compilable<R>,
): (params: P) => Promise<{ rows: R[]; changes: number }> {
  // Kysely passes values through to the compiled parameters untouched, so that a marker may stand for one.
  const { sql, parameters } = build((name) => new Slot<P>(name) as unknown as P[typeof name]).compile()
  return async (params) => {
    const values = parameters.map((value) => (value instanceof Slot ? params[value.name as keyof P] : value))
    const { rows, changes } = await db.run(sql, values)
    return { rows: rows as R[], changes }
  }
}
