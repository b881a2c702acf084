import { CommitGroup, type TxHandle } from './commit-group.ts'
import { sqliteDb, type RunSql } from './db.ts'
import type { OpenFile, SqlConnection } from './drivers/driver.ts'
import { readQueries, writeQueries } from './queries/index.ts'
import { publish } from './publish.ts'
import type { ReadQueries, Store, StoreInfo, WriteQueries } from './store.ts'

/** Runs at once; a fault becomes a rejection. */
function runner(connection: SqlConnection, mayRun: () => void): RunSql {
  return async (sql, params) => {
    mayRun()
    return connection.run(sql, params)
  }
}

function txHandle(connection: SqlConnection): TxHandle<WriteQueries> {
  let revoked = false
  const db = sqliteDb(
    runner(connection, () => {
      // A query that nobody awaited would otherwise run in someone else's transaction, or in none.
      if (revoked || !connection.inTransaction) throw new Error('this transaction is over')
    }),
  )
  return {
    tx: writeQueries(db),
    revoke: () => {
      revoked = true
    },
  }
}

/** The store over an open SQLite file whose schema is up to date. */
export function sqliteStore(open: OpenFile, info: StoreInfo): Store {
  const group = new CommitGroup(open.writer, () => txHandle(open.writer))
  const read: ReadQueries = readQueries(
    sqliteDb(open.reader ? runner(open.reader, () => undefined) : taking(open, group)),
  )
  let closed: Promise<void> | undefined
  return {
    info,
    read,
    write: (work) => group.write(work),
    backup: (to) => publish(to, (temporary) => open.copyInto(temporary)),
    close() {
      closed ??= group.close().then(() => open.close())
      return closed
    },
  }
}

/** Reads on the writer's own connection wait until no transaction is open, so that they never see what may be taken back. */
function taking(open: OpenFile, group: CommitGroup<WriteQueries>): RunSql {
  return async (sql, params) => {
    while (open.writer.inTransaction) await group.committed()
    return open.writer.run(sql, params)
  }
}
