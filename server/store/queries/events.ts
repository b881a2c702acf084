import type { Selectable } from 'kysely'
import { AppError } from '../../../core/errors.ts'
import { prepared, type Db } from '../db.ts'
import type { EventKind, EventRecord } from '../records.ts'
import type { ReadQueries, WriteQueries } from '../store.ts'
import type { EventsTable } from '../tables.ts'

export function eventFromRow(row: Selectable<EventsTable>): EventRecord {
  return {
    document: row.document,
    n: row.n,
    kind: row.kind as EventKind,
    segment: row.segment,
    version: row.version,
    actor: row.actor,
    client: row.client,
    request: row.request,
    schema: row.schema,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
    at: row.at,
    undoes: row.undoes,
  }
}

export function eventReads({ kysely }: Db): ReadQueries['events'] {
  return {
    async after(document, n, limit) {
      const rows = await kysely
        .selectFrom('events')
        .selectAll()
        .where('document', '=', document)
        .where('n', '>', n)
        .orderBy('n')
        .limit(limit)
        .execute()
      return rows.map(eventFromRow)
    },
    async get(document, n) {
      const row = await kysely
        .selectFrom('events')
        .selectAll()
        .where('document', '=', document)
        .where('n', '=', n)
        .executeTakeFirst()
      return row ? eventFromRow(row) : null
    },
    async ofSegment(document, segment, afterVersion) {
      const rows = await kysely
        .selectFrom('events')
        .selectAll()
        .where('document', '=', document)
        .where((e) =>
          e.or([
            e.and([e('segment', '=', segment), e('version', '>', afterVersion)]),
            e.and([e('second', '=', segment), e('second_version', '>', afterVersion)]),
          ]),
        )
        .orderBy('n')
        .execute()
      return rows.map(eventFromRow)
    },
  }
}

export function eventWrites(db: Db): WriteQueries['events'] {
  const { kysely } = db
  const takeNumber = prepared<{ document: string; at: number }, { last_event: number }>(db, (slot) =>
    kysely
      .updateTable('documents')
      .set((e) => ({ last_event: e('last_event', '+', 1), updated_at: slot('at') }))
      .where('id', '=', slot('document'))
      .returning('last_event'),
  )
  const versionOf = prepared<{ id: string }, { version: number }>(db, (slot) =>
    kysely.selectFrom('segments').select('version').where('id', '=', slot('id')),
  )
  const insert = prepared<EventsTable, never>(db, (slot) =>
    kysely.insertInto('events').values({
      document: slot('document'),
      n: slot('n'),
      kind: slot('kind'),
      segment: slot('segment'),
      version: slot('version'),
      second: slot('second'),
      second_version: slot('second_version'),
      actor: slot('actor'),
      client: slot('client'),
      request: slot('request'),
      schema: slot('schema'),
      payload: slot('payload'),
      at: slot('at'),
      undoes: slot('undoes'),
    }),
  )
  return {
    ...eventReads(db),
    async append(event) {
      const [counter] = (await takeNumber({ document: event.document, at: event.at })).rows
      if (!counter) throw new AppError('notFound.document')
      const n = counter.last_event
      const second = typeof event.payload.second === 'string' ? event.payload.second : null
      const secondVersion = second === null ? null : ((await versionOf({ id: second })).rows[0]?.version ?? null)
      await insert({ ...event, n, second, second_version: secondVersion, payload: JSON.stringify(event.payload) })
      return n
    },
  }
}
