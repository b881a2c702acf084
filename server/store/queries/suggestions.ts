import type { Selectable } from 'kysely'
import type { Inline } from '../../../core/model/inline.ts'
import type { Db } from '../db.ts'
import type { SuggestionRecord } from '../records.ts'
import type { SuggestionReads, WriteQueries } from '../store.ts'
import type { Tables } from '../tables.ts'

function suggestionOf(row: Selectable<Tables['suggestions']>): SuggestionRecord {
  const { base, text, base_version, state, decided_by, decided_at, created_at, updated_at, ...rest } = row
  return {
    ...rest,
    base: JSON.parse(base) as Inline,
    baseVersion: base_version,
    text: JSON.parse(text) as Inline,
    state: state as SuggestionRecord['state'],
    decided: decided_by === null ? null : { by: decided_by, at: decided_at ?? 0 },
    createdAt: created_at,
    updatedAt: updated_at,
  }
}

function rowOf(record: SuggestionRecord): Tables['suggestions'] {
  const { base, text, baseVersion, decided, createdAt, updatedAt, ...rest } = record
  return {
    ...rest,
    base: JSON.stringify(base),
    base_version: baseVersion,
    text: JSON.stringify(text),
    decided_by: decided?.by ?? null,
    decided_at: decided?.at ?? null,
    created_at: createdAt,
    updated_at: updatedAt,
  }
}

export function suggestionReads({ kysely }: Db): SuggestionReads {
  const suggestions = kysely.selectFrom('suggestions').selectAll()
  const undecided = suggestions.where('state', 'in', ['open', 'conflict'])
  return {
    async get(id) {
      const row = await suggestions.where('id', '=', id).executeTakeFirst()
      return row ? suggestionOf(row) : null
    },
    async undecided(document) {
      return (await undecided.where('document', '=', document).orderBy('id').execute()).map(suggestionOf)
    },
    async ofSegment(segment) {
      return (await undecided.where('segment', '=', segment).orderBy('id').execute()).map(suggestionOf)
    },
  }
}

export function suggestionWrites(db: Db): WriteQueries['suggestions'] {
  const { kysely } = db
  return {
    ...suggestionReads(db),
    async insert(record) {
      await kysely.insertInto('suggestions').values(rowOf(record)).execute()
    },
    async replace(record) {
      const { id, ...columns } = rowOf(record)
      await kysely.updateTable('suggestions').set(columns).where('id', '=', id).execute()
    },
  }
}
