import type { Selectable } from 'kysely'
import type { Db } from '../db.ts'
import type { ErrorRecord } from '../records.ts'
import type { ErrorReads, WriteQueries } from '../store.ts'
import type { Tables } from '../tables.ts'

function errorOf(row: Selectable<Tables['errors']>): ErrorRecord {
  const { span_from: from, span_to: to, quote, prefix, suffix, created_at, updated_at, ...rest } = row
  const span = from === null || to === null ? null : { from, to }
  return {
    ...rest,
    side: rest.side as ErrorRecord['side'],
    anchor: quote === '' ? null : { side: rest.side as ErrorRecord['side'], span, quote, prefix, suffix },
    category: rest.category as ErrorRecord['category'],
    severity: rest.severity as ErrorRecord['severity'],
    createdAt: created_at,
    updatedAt: updated_at,
  }
}

export function errorReads({ kysely }: Db): ErrorReads {
  const errors = kysely.selectFrom('errors').selectAll()
  return {
    async get(id) {
      const row = await errors.where('id', '=', id).executeTakeFirst()
      return row ? errorOf(row) : null
    },
    async list(document) {
      return (await errors.where('document', '=', document).orderBy('id').execute()).map(errorOf)
    },
    async anchored(segment) {
      return (await errors.where('segment', '=', segment).where('span_from', 'is not', null).execute()).map(errorOf)
    },
    async types(project) {
      const row = await kysely
        .selectFrom('error_types')
        .select('categories')
        .where('project', '=', project)
        .executeTakeFirst()
      return row ? (JSON.parse(row.categories) as ErrorRecord['category'][]) : null
    },
  }
}

export function errorWrites(db: Db): WriteQueries['errors'] {
  const { kysely } = db
  return {
    ...errorReads(db),
    async insert({ anchor, createdAt, updatedAt, ...error }) {
      await kysely
        .insertInto('errors')
        .values({
          ...error,
          span_from: anchor?.span?.from ?? null,
          span_to: anchor?.span?.to ?? null,
          quote: anchor?.quote ?? '',
          prefix: anchor?.prefix ?? '',
          suffix: anchor?.suffix ?? '',
          created_at: createdAt,
          updated_at: updatedAt,
        })
        .execute()
    },
    async change(id, { category, severity, note }, at) {
      await kysely
        .updateTable('errors')
        .set({ category, severity, note, updated_at: at })
        .where('id', '=', id)
        .execute()
    },
    async delete(id) {
      await kysely.deleteFrom('errors').where('id', '=', id).execute()
    },
    async move(id, segment, span) {
      await kysely
        .updateTable('errors')
        .set({ segment, span_from: span?.from ?? null, span_to: span?.to ?? null })
        .where('id', '=', id)
        .execute()
    },
    async handOver(from, to) {
      await kysely.updateTable('errors').set({ segment: to }).where('segment', '=', from).execute()
    },
    async setTypes(project, categories) {
      const json = JSON.stringify(categories)
      await kysely
        .insertInto('error_types')
        .values({ project, categories: json })
        .onConflict((conflict) => conflict.column('project').doUpdateSet({ categories: json }))
        .execute()
    },
  }
}
