import type { Selectable } from 'kysely'
import type { Db } from '../db.ts'
import type { JobRecord } from '../records.ts'
import type { ReadQueries, WriteQueries } from '../store.ts'
import type { Tables } from '../tables.ts'

type JobsTable = Tables['jobs']

function fromRow(row: Selectable<JobsTable>): JobRecord {
  return {
    id: row.id,
    project: row.project,
    kind: row.kind as JobRecord['kind'],
    title: row.title,
    state: row.state as JobRecord['state'],
    done: row.done,
    total: row.total,
    document: row.document,
    error: row.error === null ? null : (JSON.parse(row.error) as JobRecord['error']),
    createdAt: row.created_at,
  }
}

export function jobReads({ kysely }: Db): ReadQueries['jobs'] {
  return {
    async get(id) {
      const row = await kysely.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? fromRow(row) : null
    },
    async list(project) {
      const rows = await kysely
        .selectFrom('jobs')
        .selectAll()
        .where('project', '=', project)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(fromRow)
    },
  }
}

export function jobWrites(db: Db): WriteQueries['jobs'] {
  const { kysely } = db
  return {
    ...jobReads(db),
    async insert(job) {
      const { createdAt, error, ...same } = job
      await kysely
        .insertInto('jobs')
        .values({ ...same, error: error && JSON.stringify(error), created_at: createdAt })
        .execute()
    },
    async update(id, change) {
      const { error, ...same } = change
      const set = { ...same, ...(error === undefined ? {} : { error: error && JSON.stringify(error) }) }
      if (Object.keys(set).length === 0) return
      await kysely.updateTable('jobs').set(set).where('id', '=', id).execute()
    },
    async delete(id) {
      await kysely.deleteFrom('jobs').where('id', '=', id).execute()
    },
    async failRunning(error) {
      const { numUpdatedRows } = await kysely
        .updateTable('jobs')
        .set({ state: 'failed', error: JSON.stringify(error) })
        .where('state', 'in', ['queued', 'running'])
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
  }
}

export function blobReads({ kysely }: Db): ReadQueries['blobs'] {
  return {
    async get(id) {
      const row = await kysely.selectFrom('blobs').select('bytes').where('id', '=', id).executeTakeFirst()
      return row ? new Uint8Array(row.bytes) : null
    },
  }
}

export function blobWrites(db: Db): WriteQueries['blobs'] {
  return {
    ...blobReads(db),
    async put(id, bytes) {
      await db.kysely.insertInto('blobs').values({ id, bytes }).execute()
    },
    async delete(id) {
      await db.kysely.deleteFrom('blobs').where('id', '=', id).execute()
    },
  }
}
