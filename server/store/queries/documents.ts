import type { Selectable } from 'kysely'
import { AppError } from '../../../core/errors.ts'
import { segmentStatuses, type SegmentStatus } from '../../../core/model/status.ts'
import type { UnitKind } from '../../../core/model/unit.ts'
import type { Warning } from '../../../filters/filter.ts'
import { prepared, type Db } from '../db.ts'
import type { DocumentRecord, StatusTally, UnitRecord } from '../records.ts'
import type { ReadQueries, WriteQueries } from '../store.ts'
import type { Tables } from '../tables.ts'
import { deleteUnusedBlobs } from './projects.ts'

function fromRow(row: Selectable<Tables['documents']>): DocumentRecord {
  return {
    id: row.id,
    project: row.project,
    title: row.title,
    fileName: row.file_name,
    format: row.format,
    state: row.state as DocumentRecord['state'],
    sample: row.sample === 1,
    structure: row.structure,
    lastEvent: row.last_event,
    skeleton: row.skeleton,
    warnings: JSON.parse(row.warnings) as Warning[],
    date: row.date,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow(document: DocumentRecord): Tables['documents'] {
  return {
    id: document.id,
    project: document.project,
    title: document.title,
    file_name: document.fileName,
    format: document.format,
    state: document.state,
    sample: document.sample ? 1 : 0,
    structure: document.structure,
    last_event: document.lastEvent,
    skeleton: document.skeleton,
    warnings: JSON.stringify(document.warnings),
    date: document.date,
    created_at: document.createdAt,
    updated_at: document.updatedAt,
  }
}

function emptyTally(): StatusTally {
  const zero = () => ({ segments: 0, words: 0 })
  return { untranslated: zero(), draft: zero(), confirmed: zero(), approved: zero() }
}

interface TallyRow {
  status: string
  segments: number
  words: number
}

function addTo(tally: StatusTally, row: TallyRow): void {
  const status = segmentStatuses.find((known) => known === row.status) satisfies SegmentStatus | undefined
  if (status) tally[status] = { segments: Number(row.segments), words: Number(row.words) }
}

function tallyReads({ kysely }: Db): Pick<ReadQueries['documents'], 'tally' | 'tallies'> {
  const counted = kysely
    .selectFrom('segments')
    .where('joined_into', 'is', null)
    .select((e) => ['segments.status', e.fn.countAll<number>().as('segments'), e.fn.sum<number>('words').as('words')])
  return {
    async tally(id) {
      const tally = emptyTally()
      const rows = await counted.where('document', '=', id).groupBy('segments.status').execute()
      for (const row of rows) addTo(tally, row)
      return tally
    },
    async tallies(project) {
      const documents = await kysely
        .selectFrom('documents')
        .select('id')
        .where('project', '=', project)
        .where('state', '=', 'ready')
        .execute()
      const tallies = new Map(documents.map(({ id }) => [id, emptyTally()]))
      const rows = await counted
        .innerJoin('documents', 'documents.id', 'segments.document')
        .where('documents.project', '=', project)
        .where('documents.state', '=', 'ready')
        .select('segments.document')
        .groupBy(['segments.document', 'segments.status'])
        .execute()
      for (const row of rows) addTo(tallies.get(row.document) ?? emptyTally(), row)
      return tallies
    },
  }
}

export function documentReads(db: Db): ReadQueries['documents'] {
  const { kysely } = db
  const byId = prepared<{ id: string }, Selectable<Tables['documents']>>(db, (slot) =>
    kysely.selectFrom('documents').selectAll().where('id', '=', slot('id')),
  )
  return {
    ...tallyReads(db),
    async list(project) {
      const rows = await kysely
        .selectFrom('documents')
        .selectAll()
        .where('project', '=', project)
        .where('state', '=', 'ready')
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(fromRow)
    },
    async get(id) {
      const [row] = (await byId({ id })).rows
      return row ? fromRow(row) : null
    },
    async units(id): Promise<UnitRecord[]> {
      const rows = await kysely.selectFrom('units').selectAll().where('document', '=', id).orderBy('ord').execute()
      return rows.map((row) => ({ ...row, kind: row.kind as UnitKind }))
    },
  }
}

export function documentWrites(db: Db): WriteQueries['documents'] {
  const { kysely } = db
  const insertUnit = prepared<UnitRecord, never>(db, (slot) =>
    kysely.insertInto('units').values({
      id: slot('id'),
      document: slot('document'),
      ord: slot('ord'),
      kind: slot('kind'),
      tail: slot('tail'),
    }),
  )
  return {
    ...documentReads(db),
    async insert(document) {
      await kysely.insertInto('documents').values(toRow(document)).execute()
    },
    async insertUnits(units) {
      for (const unit of units) await insertUnit(unit)
    },
    async ready(id, at) {
      await kysely.updateTable('documents').set({ state: 'ready', updated_at: at }).where('id', '=', id).execute()
    },
    async rename(id, title, at) {
      await kysely.updateTable('documents').set({ title, updated_at: at }).where('id', '=', id).execute()
    },
    async setDate(id, date, at) {
      await kysely.updateTable('documents').set({ date, updated_at: at }).where('id', '=', id).execute()
    },
    async raiseStructure(id) {
      const row = await kysely
        .updateTable('documents')
        .set((e) => ({ structure: e('structure', '+', 1) }))
        .where('id', '=', id)
        .returning('structure')
        .executeTakeFirst()
      if (!row) throw new AppError('notFound.document')
      return row.structure
    },
    async delete(id) {
      await deleteDocuments(db, [id])
    },
    async deleteImporting() {
      const rows = await kysely.selectFrom('documents').select('id').where('state', '=', 'importing').execute()
      await deleteDocuments(
        db,
        rows.map((row) => row.id),
      )
      return rows.length
    },
  }
}

async function deleteDocuments(db: Db, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const gone = await db.kysely.deleteFrom('documents').where('id', '=', id).returning('skeleton').execute()
    await deleteUnusedBlobs(
      db,
      gone.map((row) => row.skeleton),
    )
  }
}
