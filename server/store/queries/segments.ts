import { sql, type Selectable } from 'kysely'
import { foldKey, plainKey } from '../../../core/language/fold.ts'
import { inlineText, type Inline } from '../../../core/model/inline.ts'
import type { SegmentStatus } from '../../../core/model/status.ts'
import { prepared, type Db } from '../db.ts'
import type { DerivedText, SegmentRecord } from '../records.ts'
import type { ReadQueries, SegmentChange, WriteQueries } from '../store.ts'
import type { SegmentsTable } from '../tables.ts'
import { readCursor, writeCursor } from './cursor.ts'

const columns = [
  'id',
  'document',
  'unit',
  'unit_ord',
  'ord',
  'lead',
  'source',
  'target',
  'words',
  'status',
  'locked',
  'version',
  'joined_into',
  'joined_at',
] as const
type SegmentRow = Pick<Selectable<SegmentsTable>, (typeof columns)[number]>

function fromRow(row: SegmentRow): SegmentRecord {
  return {
    id: row.id,
    document: row.document,
    unit: row.unit,
    unitOrd: row.unit_ord,
    ord: row.ord,
    lead: row.lead,
    source: JSON.parse(row.source) as Inline,
    target: JSON.parse(row.target) as Inline,
    words: row.words,
    status: row.status as SegmentStatus,
    locked: row.locked === 1,
    version: row.version,
    joinedInto: row.joined_into,
    joinedAt: row.joined_at,
  }
}

/** Text of a side as searches and checks want it: characters only, NFC. */
const textOf = (inline: Inline): string => inlineText(inline).normalize('NFC')

function derivedFromSource(source: Inline): Pick<DerivedText, 'sourceText' | 'canon' | 'folded'> {
  const sourceText = textOf(source)
  return { sourceText, canon: foldKey(sourceText), folded: plainKey(sourceText) }
}

function toRow(segment: SegmentRecord): SegmentsTable {
  const { sourceText, canon, folded } = derivedFromSource(segment.source)
  return {
    id: segment.id,
    document: segment.document,
    unit: segment.unit,
    unit_ord: segment.unitOrd,
    ord: segment.ord,
    lead: segment.lead,
    source: JSON.stringify(segment.source),
    target: JSON.stringify(segment.target),
    source_text: sourceText,
    target_text: textOf(segment.target),
    canon,
    folded,
    words: segment.words,
    status: segment.status,
    locked: segment.locked ? 1 : 0,
    version: segment.version,
    joined_into: segment.joinedInto,
    joined_at: segment.joinedAt,
  }
}

/** Columns a change sets, without the version. */
function changedColumns(change: SegmentChange): Partial<SegmentsTable> {
  const set: Partial<SegmentsTable> = {}
  if (change.source !== undefined) {
    const { sourceText, canon, folded } = derivedFromSource(change.source)
    Object.assign(set, { source: JSON.stringify(change.source), source_text: sourceText, canon, folded })
  }
  if (change.target !== undefined) {
    set.target = JSON.stringify(change.target)
    set.target_text = textOf(change.target)
  }
  if (change.status !== undefined) set.status = change.status
  if (change.locked !== undefined) set.locked = change.locked ? 1 : 0
  if (change.lead !== undefined) set.lead = change.lead
  if (change.ord !== undefined) set.ord = change.ord
  if (change.words !== undefined) set.words = change.words
  if (change.joinedInto !== undefined) set.joined_into = change.joinedInto
  if (change.joinedAt !== undefined) set.joined_at = change.joinedAt
  return set
}

export function segmentReads(db: Db): ReadQueries['segments'] {
  const { kysely } = db
  const select = kysely.selectFrom('segments').select(columns)
  const byId = prepared<{ id: string }, SegmentRow>(db, (slot) => select.where('id', '=', slot('id')))
  const pageAfter = prepared<{ document: string; unitOrd: number; ord: number; id: string; limit: number }, SegmentRow>(
    db,
    (slot) =>
      select
        .where('document', '=', slot('document'))
        .where('joined_into', 'is', null)
        .where(sql<boolean>`(unit_ord, ord, id) > (${slot('unitOrd')}, ${slot('ord')}, ${slot('id')})`)
        .orderBy('unit_ord')
        .orderBy('ord')
        .orderBy('id')
        .limit(slot('limit')),
  )
  return {
    async get(id) {
      const [row] = (await byId({ id })).rows
      return row ? fromRow(row) : null
    },
    async page(document, { after, limit }) {
      const [unitOrd = -1, ord = -1, id = ''] = readCursor(after, ['number', 'number', 'string'])
      const { rows } = await pageAfter({
        document,
        unitOrd: Number(unitOrd),
        ord: Number(ord),
        id: String(id),
        limit: limit + 1,
      })
      const items = rows.slice(0, limit).map(fromRow)
      const last = rows.length > limit ? items.at(-1) : undefined
      return { items, next: last ? writeCursor([last.unitOrd, last.ord, last.id]) : null }
    },
    async many(ids) {
      const found: SegmentRecord[] = []
      for (const id of ids) {
        const [row] = (await byId({ id })).rows
        if (row) found.push(fromRow(row))
      }
      return found
    },
    async ofUnit(unit) {
      const rows = await select
        .where('unit', '=', unit)
        .where('joined_into', 'is', null)
        .orderBy('ord')
        .orderBy('id')
        .execute()
      return rows.map(fromRow)
    },
    async count(document) {
      const row = await kysely
        .selectFrom('segments')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('document', '=', document)
        .where('joined_into', 'is', null)
        .executeTakeFirst()
      return Number(row?.n ?? 0)
    },
  }
}

export function segmentWrites(db: Db): WriteQueries['segments'] {
  const { kysely } = db
  const insertRow = prepared<SegmentsTable, never>(db, (slot) =>
    kysely.insertInto('segments').values({
      id: slot('id'),
      document: slot('document'),
      unit: slot('unit'),
      unit_ord: slot('unit_ord'),
      ord: slot('ord'),
      lead: slot('lead'),
      source: slot('source'),
      target: slot('target'),
      source_text: slot('source_text'),
      target_text: slot('target_text'),
      canon: slot('canon'),
      folded: slot('folded'),
      words: slot('words'),
      status: slot('status'),
      locked: slot('locked'),
      version: slot('version'),
      joined_into: slot('joined_into'),
      joined_at: slot('joined_at'),
    }),
  )
  const setOrd = prepared<{ id: string; ord: number }, never>(db, (slot) =>
    kysely
      .updateTable('segments')
      .set({ ord: slot('ord') })
      .where('id', '=', slot('id')),
  )
  const changes = new Map<string, ReturnType<typeof prepareChange>>()
  const prepareChange = (names: readonly (keyof SegmentsTable)[]) =>
    prepared<SegmentsTable & { ifVersion: number }, never>(db, (slot) =>
      kysely
        .updateTable('segments')
        .set({ ...Object.fromEntries(names.map((name) => [name, slot(name)])), version: slot('version') })
        .where('id', '=', slot('id'))
        .where('version', '=', slot('ifVersion')),
    )
  return {
    ...segmentReads(db),
    async insert(segments) {
      for (const segment of segments) await insertRow(toRow(segment))
    },
    async update(id, ifVersion, change) {
      const set = changedColumns(change)
      const key = Object.keys(set).join()
      let run = changes.get(key)
      if (!run) changes.set(key, (run = prepareChange(Object.keys(set) as (keyof SegmentsTable)[])))
      const values = { ...set, id, ifVersion, version: ifVersion + 1 } as SegmentsTable & { ifVersion: number }
      return (await run(values)).changes === 1
    },
    async renumber(ids) {
      for (const [ord, id] of ids.entries()) await setOrd({ id, ord })
    },
  }
}
