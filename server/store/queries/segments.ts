import { sql } from 'kysely'
import { prepared, type Db } from '../db.ts'
import type { SegmentRecord } from '../records.ts'
import type { ReadQueries, WriteQueries } from '../store.ts'
import type { SegmentsTable } from '../tables.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { changedColumns, segmentColumns, segmentFromRow, segmentToRow, type SegmentRow } from './segment-rows.ts'

interface PageKey {
  document: string
  unitOrd: number
  ord: number
  id: string
  limit: number
}

function preparePage(db: Db) {
  return prepared<PageKey, SegmentRow>(db, (slot) =>
    db.kysely
      .selectFrom('segments')
      .select(segmentColumns)
      .where('document', '=', slot('document'))
      .where('joined_into', 'is', null)
      .where(sql<boolean>`(unit_ord, ord, id) > (${slot('unitOrd')}, ${slot('ord')}, ${slot('id')})`)
      .orderBy('unit_ord')
      .orderBy('ord')
      .orderBy('id')
      .limit(slot('limit')),
  )
}

export function segmentReads(db: Db): ReadQueries['segments'] {
  const { kysely } = db
  const select = kysely.selectFrom('segments').select(segmentColumns)
  const byId = prepared<{ id: string }, SegmentRow>(db, (slot) => select.where('id', '=', slot('id')))
  const pageAfter = preparePage(db)
  return {
    async get(id) {
      const [row] = (await byId({ id })).rows
      return row ? segmentFromRow(row) : null
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
      const items = rows.slice(0, limit).map(segmentFromRow)
      const last = rows.length > limit ? items.at(-1) : undefined
      return { items, next: last ? writeCursor([last.unitOrd, last.ord, last.id]) : null }
    },
    async many(ids) {
      const found: SegmentRecord[] = []
      for (const id of ids) {
        const [row] = (await byId({ id })).rows
        if (row) found.push(segmentFromRow(row))
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
      return rows.map(segmentFromRow)
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
      for (const segment of segments) await insertRow(segmentToRow(segment))
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
