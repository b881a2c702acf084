import type { Selectable } from 'kysely'
import type { Db } from '../db.ts'
import type { DismissalRecord } from '../records.ts'
import type { ReadQueries, WriteQueries } from '../store.ts'
import type { Tables } from '../tables.ts'

function fromRow(row: Selectable<Tables['dismissals']>): DismissalRecord {
  return {
    id: row.id,
    document: row.document,
    check: row.check_id,
    scope: row.scope as DismissalRecord['scope'],
    segment: row.segment,
    sourceHash: row.source_hash,
    targetHash: row.target_hash,
    key: row.issue_key,
    reason: row.reason,
    user: row.user_id,
    at: row.at,
  }
}

export function dismissalReads({ kysely }: Db): ReadQueries['dismissals'] {
  const select = kysely.selectFrom('dismissals').selectAll()
  return {
    async get(id) {
      const row = await select.where('id', '=', id).executeTakeFirst()
      return row ? fromRow(row) : null
    },
    async list(document) {
      const rows = await select.where('document', '=', document).orderBy('at').orderBy('id').execute()
      return rows.map(fromRow)
    },
  }
}

export function dismissalWrites(db: Db): WriteQueries['dismissals'] {
  const { kysely } = db
  return {
    ...dismissalReads(db),
    async insert(dismissal) {
      await kysely
        .insertInto('dismissals')
        .values({
          id: dismissal.id,
          document: dismissal.document,
          check_id: dismissal.check,
          scope: dismissal.scope,
          segment: dismissal.segment,
          source_hash: dismissal.sourceHash,
          target_hash: dismissal.targetHash,
          issue_key: dismissal.key,
          reason: dismissal.reason,
          user_id: dismissal.user,
          at: dismissal.at,
        })
        .execute()
    },
    async delete(id) {
      await kysely.deleteFrom('dismissals').where('id', '=', id).execute()
    },
  }
}
