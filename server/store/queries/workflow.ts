import { sql, type Selectable } from 'kysely'
import type { DocumentSteps } from '../../../core/api.ts'
import { prepared, type Db } from '../db.ts'
import type { BatchRecord, WorkflowReads, WorkflowWrites } from '../workflow-records.ts'
import type { WorkflowTables } from '../workflow-tables.ts'
import { assignmentReads, assignmentWrites } from './assignments.ts'
import { eventFromRow } from './events.ts'

function batchOf(row: Selectable<WorkflowTables['batches']>): BatchRecord {
  const { body_hash, first_event, last_event, kind, refused, ...rest } = row
  return {
    ...rest,
    bodyHash: body_hash,
    kind: kind as BatchRecord['kind'],
    refused: JSON.parse(refused) as BatchRecord['refused'],
    firstEvent: first_event,
    lastEvent: last_event,
  }
}

function batchRow(batch: BatchRecord): WorkflowTables['batches'] {
  const { bodyHash, firstEvent, lastEvent, refused, ...rest } = batch
  return {
    ...rest,
    body_hash: bodyHash,
    refused: JSON.stringify(refused),
    first_event: firstEvent,
    last_event: lastEvent,
  }
}

function batchReads({ kysely }: Db): Pick<WorkflowReads, 'batch' | 'batchOf' | 'batchEvents'> {
  const batches = kysely.selectFrom('batches').selectAll()
  return {
    async batch(id) {
      const row = await batches.where('id', '=', id).executeTakeFirst()
      return row ? batchOf(row) : null
    },
    async batchOf(client, request) {
      const row = await batches.where('client', '=', client).where('request', '=', request).executeTakeFirst()
      return row ? batchOf(row) : null
    },
    async batchEvents({ document, client, request, firstEvent, lastEvent }) {
      if (firstEvent === null || lastEvent === null) return []
      const rows = await kysely
        .selectFrom('events')
        .selectAll()
        .where('document', '=', document)
        .where('n', '>=', firstEvent)
        .where('n', '<=', lastEvent)
        .where('client', '=', client)
        .where('request', '=', request)
        .orderBy('n')
        .execute()
      return rows.map(eventFromRow)
    },
  }
}

function backReads(db: Db): Pick<WorkflowReads, 'sentBack' | 'confirmedBy'> {
  const { kysely } = db
  const confirmer = prepared<{ segment: string }, { actor: string }>(db, (slot) =>
    kysely
      .selectFrom('events')
      .select('actor')
      .where('segment', '=', slot('segment'))
      .where('kind', '=', 'status')
      .where(sql<boolean>`json_extract(payload, '$.status') = 'confirmed'`)
      .where(sql<boolean>`json_extract(payload, '$.from') <> 'approved'`)
      .orderBy('version', 'desc')
      .limit(1),
  )
  return {
    async sentBack(document) {
      const rows = await kysely
        .selectFrom('sent_back')
        .innerJoin('segments', 'segments.id', 'sent_back.segment')
        .selectAll('sent_back')
        .where('sent_back.document', '=', document)
        .where('segments.joined_into', 'is', null)
        .where('segments.status', '=', 'draft')
        .where(
          sql<boolean>`NOT EXISTS (SELECT 1 FROM events WHERE events.segment = sent_back.segment
            AND events.version > sent_back.version AND events.kind <> 'lock')`,
        )
        .orderBy('sent_back.at')
        .execute()
      return rows.map(({ by_user, ...row }) => ({ ...row, by: by_user }))
    },
    async confirmedBy(segment) {
      return (await confirmer({ segment })).rows[0]?.actor ?? null
    },
  }
}

export function workflowReads(db: Db): WorkflowReads {
  const { kysely } = db
  return {
    ...batchReads(db),
    ...backReads(db),
    ...assignmentReads(db),
    async steps(document) {
      const row = await kysely
        .selectFrom('document_workflow')
        .select('steps')
        .where('document', '=', document)
        .executeTakeFirst()
      return typeof row?.steps === 'string' ? (JSON.parse(row.steps) as DocumentSteps) : null
    },
    async approval(document) {
      const row = await kysely
        .selectFrom('document_workflow')
        .selectAll()
        .where('document', '=', document)
        .executeTakeFirst()
      if (typeof row?.approved_by !== 'string') return null
      return { by: row.approved_by, at: row.approved_at ?? 0, n: row.approved_n ?? 0 }
    },
    async changedSince(document, n) {
      const row = await kysely
        .selectFrom('events')
        .select('n')
        .where('document', '=', document)
        .where('n', '>', n)
        .where('kind', '<>', 'lock')
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

export function workflowWrites(db: Db): WorkflowWrites {
  const { kysely } = db
  return {
    ...workflowReads(db),
    ...assignmentWrites(db),
    async setSteps(document, steps) {
      const set = { steps: JSON.stringify(steps) }
      await kysely
        .insertInto('document_workflow')
        .values({ document, ...set, approved_by: null, approved_at: null, approved_n: null })
        .onConflict((conflict) => conflict.column('document').doUpdateSet(set))
        .execute()
    },
    async setApproval(document, approval) {
      const set = {
        approved_by: approval?.by ?? null,
        approved_at: approval?.at ?? null,
        approved_n: approval?.n ?? null,
      }
      await kysely
        .insertInto('document_workflow')
        .values({ document, steps: null, ...set })
        .onConflict((conflict) => conflict.column('document').doUpdateSet(set))
        .execute()
    },
    async sendBack({ by, ...record }) {
      const row = { ...record, by_user: by }
      await kysely
        .insertInto('sent_back')
        .values(row)
        .onConflict((conflict) => conflict.column('segment').doUpdateSet(row))
        .execute()
    },
    async insertBatch(batch) {
      await kysely.insertInto('batches').values(batchRow(batch)).execute()
    },
    async advanceBatch(batch) {
      const { done, changed, refused, first_event, last_event } = batchRow(batch)
      await kysely
        .updateTable('batches')
        .set({ done, changed, refused, first_event, last_event })
        .where('id', '=', batch.id)
        .execute()
    },
  }
}
