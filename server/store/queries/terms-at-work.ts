import type { Selectable } from 'kysely'
import type { Db } from '../db.ts'
import type { TermExceptionRecord } from '../records.ts'
import type { ReadQueries, WriteQueries } from '../store.ts'
import type { Tables } from '../tables.ts'

function fromRow({ user_id, ...row }: Selectable<Tables['term_exceptions']>): TermExceptionRecord {
  return { ...row, user: user_id }
}

export function termExceptionReads({ kysely }: Db): ReadQueries['termExceptions'] {
  const select = kysely.selectFrom('term_exceptions').selectAll()
  return {
    async get(id) {
      const row = await select.where('id', '=', id).executeTakeFirst()
      return row ? fromRow(row) : null
    },
    async list(document) {
      return (await select.where('document', '=', document).orderBy('at').orderBy('id').execute()).map(fromRow)
    },
  }
}

export function termExceptionWrites(db: Db): WriteQueries['termExceptions'] {
  return {
    ...termExceptionReads(db),
    async insert({ user, ...exception }) {
      await db.kysely
        .insertInto('term_exceptions')
        .values({ ...exception, user_id: user })
        .execute()
    },
    async delete(id) {
      await db.kysely.deleteFrom('term_exceptions').where('id', '=', id).execute()
    },
  }
}

export function candidateReads({ kysely }: Db): ReadQueries['candidates'] {
  return {
    async rejected(project) {
      const rows = await kysely
        .selectFrom('rejected_candidates')
        .select('term_key')
        .where('project', '=', project)
        .execute()
      return new Set(rows.map((row) => row.term_key))
    },
  }
}

export function candidateWrites(db: Db): WriteQueries['candidates'] {
  const { kysely } = db
  return {
    ...candidateReads(db),
    async reject(project, key, user, at) {
      await kysely
        .insertInto('rejected_candidates')
        .values({ project, term_key: key, user_id: user, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async restore(project, key) {
      await kysely
        .deleteFrom('rejected_candidates')
        .where('project', '=', project)
        .where('term_key', '=', key)
        .execute()
    },
  }
}
