import type { Selectable } from 'kysely'
import type { Db } from '../db.ts'
import type { CheckpointRecord } from '../records.ts'
import type { TimelineReads, TimelineWrites } from '../timeline-port.ts'
import type { Tables } from '../tables.ts'
import { eventFromRow } from './events.ts'

function checkpointOf({ user_id: user, kind, ...row }: Selectable<Tables['checkpoints']>): CheckpointRecord {
  return { ...row, kind: kind as CheckpointRecord['kind'], user }
}

async function orderOf(kysely: Db['kysely'], document: string): Promise<string[]> {
  const rows = await kysely
    .selectFrom('segments')
    .select('id')
    .where('document', '=', document)
    .where('joined_into', 'is', null)
    .orderBy('unit_ord')
    .orderBy('ord')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export function timelineReads({ kysely }: Db): TimelineReads {
  const checkpoints = kysely.selectFrom('checkpoints').selectAll()
  return {
    async back(document, { before, from, limit, person, kinds, since, until }) {
      let query = kysely
        .selectFrom('events')
        .selectAll()
        .where('document', '=', document)
        .where('n', '<', before)
        .where('n', '>=', from)
      if (person !== undefined) query = query.where('actor', '=', person)
      if (kinds !== undefined) query = query.where('kind', 'in', kinds)
      if (since !== undefined) query = query.where('at', '>=', since)
      if (until !== undefined) query = query.where('at', '<', until)
      return (await query.orderBy('n', 'desc').limit(limit).execute()).map(eventFromRow)
    },
    async touched(document, after, limit) {
      return kysely
        .selectFrom('events')
        .select(['n', 'kind', 'segment', 'second', 'actor', 'at'])
        .where('document', '=', document)
        .where('n', '>', after)
        .orderBy('n')
        .limit(limit)
        .execute()
    },
    async ofSegments(segments, until) {
      if (segments.length === 0) return []
      const events = kysely.selectFrom('events').selectAll().where('n', '<=', until)
      const own = await events.where('segment', 'in', segments).execute()
      const known = new Set(own.map(({ n }) => n))
      const taken = await events.where('second', 'in', segments).execute()
      const all = [...own, ...taken.filter(({ n }) => !known.has(n))]
      return all.sort((a, b) => a.n - b.n).map((row) => ({ ...eventFromRow(row), second: row.second }))
    },
    order: (document) => orderOf(kysely, document),
    async look(user, document) {
      const row = await kysely
        .selectFrom('document_looks')
        .select(['n', 'at'])
        .where('document', '=', document)
        .where('user_id', '=', user)
        .executeTakeFirst()
      return row ?? null
    },
    async checkpoints(document) {
      const rows = await checkpoints
        .where('document', '=', document)
        .orderBy('n', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return rows.map(checkpointOf)
    },
    async checkpoint(id) {
      const row = await checkpoints.where('id', '=', id).executeTakeFirst()
      return row ? checkpointOf(row) : null
    },
  }
}

export function timelineWrites(db: Db): TimelineWrites {
  const { kysely } = db
  return {
    ...timelineReads(db),
    async setLook(user, document, n, at) {
      await kysely
        .insertInto('document_looks')
        .values({ document, user_id: user, n, at })
        .onConflict((conflict) => conflict.columns(['document', 'user_id']).doUpdateSet({ n, at }))
        .execute()
    },
    async insertCheckpoint({ user, ...checkpoint }) {
      await kysely
        .insertInto('checkpoints')
        .values({ ...checkpoint, user_id: user })
        .execute()
    },
    async renameCheckpoint(id, name) {
      await kysely.updateTable('checkpoints').set({ name }).where('id', '=', id).execute()
    },
    async deleteCheckpoint(id) {
      await kysely.deleteFrom('checkpoints').where('id', '=', id).execute()
    },
  }
}
