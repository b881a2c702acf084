import { describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { CommitGroup } from '../../../server/store/commit-group.ts'
import type { OpenFile, SqlConnection } from '../../../server/store/drivers/driver.ts'
import { pickDriver } from '../../../server/store/open.ts'
import { withDirectory } from '../../builders/store.ts'

type Sql = (sql: string) => Promise<unknown>
type Fault = (sql: string, connection: SqlConnection) => void

/** A real file; `fault` may throw before a statement runs. */
function withGroup(
  use: (group: CommitGroup<Sql>, open: OpenFile, log: string[], faultWith: (fault: Fault) => void) => Promise<void>,
): Promise<void> {
  return withDirectory(async (directory) => {
    const { driver } = await pickDriver('better-sqlite3')
    const open = driver.open(join(directory, 'store.db'))
    open.writer.exec('CREATE TABLE t (v text)')
    const log: string[] = []
    let fault: Fault = () => undefined
    const connection: SqlConnection = {
      run(sql, params) {
        log.push(sql)
        fault(sql, open.writer)
        return open.writer.run(sql, params)
      },
      exec: (sql) => open.writer.exec(sql),
      get inTransaction() {
        return open.writer.inTransaction
      },
      close: () => undefined,
    }
    const handle = () => {
      let revoked = false
      return {
        tx: (sql: string) =>
          revoked ? Promise.reject(new Error('revoked')) : Promise.resolve().then(() => connection.run(sql)),
        revoke: () => {
          revoked = true
        },
      }
    }
    const group = new CommitGroup<Sql>(connection, handle, 50)
    try {
      await use(group, open, log, (next) => {
        fault = next
      })
    } finally {
      await group.close()
      open.close()
    }
  })
}

const kept = (open: OpenFile): unknown[] =>
  open.reader?.run('SELECT v FROM t ORDER BY v').rows.map((row) => row.v) ?? []
const insert = (group: CommitGroup<Sql>, v: string) => group.write((tx) => tx(`INSERT INTO t VALUES ('${v}')`))
const outcomes = async (writes: Promise<unknown>[]) => (await Promise.allSettled(writes)).map((o) => o.status)

describe('commit group', () => {
  test('writes of one turn share one commit', () =>
    withGroup(async (group, open, log) => {
      await Promise.all(['a', 'b', 'c', 'd'].map((v) => insert(group, v)))
      expect(kept(open)).toEqual(['a', 'b', 'c', 'd'])
      expect(log.filter((sql) => sql === 'COMMIT')).toHaveLength(1)
      expect(log.filter((sql) => sql === 'BEGIN IMMEDIATE')).toHaveLength(1)
    }))

  test('nobody hears of success before COMMIT has returned', () =>
    withGroup(async (group, _open, log) => {
      const heard: string[] = []
      await Promise.all(
        ['a', 'b'].map(async (v) => {
          await insert(group, v)
          heard.push(log.at(-1) ?? '')
        }),
      )
      expect(heard).toEqual(['COMMIT', 'COMMIT'])
    }))

  test('when COMMIT fails everyone in it fails, and the next group works', () =>
    withGroup(async (group, open, _log, faultWith) => {
      faultWith((sql) => {
        if (sql === 'COMMIT') throw new Error('disk full')
      })
      expect(await outcomes([insert(group, 'a'), insert(group, 'b')])).toEqual(['rejected', 'rejected'])
      faultWith(() => undefined)
      await insert(group, 'c')
      expect(kept(open)).toEqual(['c'])
    }))

  test('when SQLite gives up the whole transaction those before the culprit fail too', () =>
    withGroup(async (group, open, _log, faultWith) => {
      faultWith((sql, connection) => {
        if (!sql.includes("'b'")) return
        connection.run('ROLLBACK')
        throw new Error('I/O error')
      })
      const first = [insert(group, 'a'), insert(group, 'b')]
      const later = insert(group, 'c')
      expect(await outcomes(first)).toEqual(['rejected', 'rejected'])
      await later
      expect(kept(open)).toEqual(['c'])
    }))

  test('when BEGIN fails those waiting fail, and later ones work', () =>
    withGroup(async (group, open, _log, faultWith) => {
      faultWith((sql) => {
        if (sql === 'BEGIN IMMEDIATE') throw new Error('database is locked')
      })
      expect(await outcomes([insert(group, 'a'), insert(group, 'b')])).toEqual(['rejected', 'rejected'])
      faultWith(() => undefined)
      await insert(group, 'c')
      expect(kept(open)).toEqual(['c'])
    }))

  test('where even ROLLBACK fails nothing more is accepted', () =>
    withGroup(async (group, open, _log, faultWith) => {
      faultWith((sql) => {
        if (sql === 'COMMIT' || sql === 'ROLLBACK') throw new Error('I/O error')
      })
      await expect(insert(group, 'a')).rejects.toThrow('I/O error')
      await expect(insert(group, 'b')).rejects.toThrow('restart')
      await expect(group.committed()).rejects.toThrow('restart')
      expect(kept(open)).toEqual([])
    }))

  test('a write that awaits something foreign is given up, and its late queries are refused', () =>
    withGroup(async (group, open) => {
      let goOn: () => void = () => undefined
      const foreign = new Promise<void>((resolve) => {
        goOn = resolve
      })
      let late: Promise<unknown> | undefined
      const stuck = group.write(async (tx) => {
        await tx("INSERT INTO t VALUES ('stuck')")
        await foreign
        late = tx("INSERT INTO t VALUES ('late')")
        await late
      })
      const other = insert(group, 'other')
      await expect(stuck).rejects.toThrow('awaited something other')
      await other
      await group.write(async (tx) => {
        goOn()
        await tx("INSERT INTO t VALUES ('innocent')")
      })
      await expect(late).rejects.toThrow('revoked')
      expect(kept(open)).toEqual(['innocent', 'other'])
    }))

  test('a long queue is committed in parts, so that readers and timers get their turn', () =>
    withGroup(async (group, open, log) => {
      const slow = (v: string) =>
        group.write(async (tx) => {
          await tx(`INSERT INTO t VALUES ('${v}')`)
          const until = performance.now() + 20
          while (performance.now() < until) await Promise.resolve()
        })
      await Promise.all(Array.from({ length: 8 }, (_, i) => slow(String(i))))
      expect(kept(open)).toHaveLength(8)
      expect(log.filter((sql) => sql === 'COMMIT').length).toBeGreaterThan(1)
    }))
})
