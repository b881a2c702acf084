import { sql } from 'kysely'
import { prepared, type Db } from '../db.ts'
import type { GlossaryReads, GlossaryWrites } from '../store.ts'
import { copyRows } from './copied-rows.ts'

/**
 * The concepts of a glossary stand under its own id, or under that of a copy
 * that has taken their place (migration 4): then as large a change as one likes
 * becomes visible by changing one row. History that was written on a copy stays
 * under its id, with numbers that go on from the glossary's.
 */
export function contentOf(db: Db): (glossary: string) => Promise<string> {
  const find = prepared<{ id: string }, { content: string }>(db, (slot) =>
    db.kysely
      .selectFrom('glossaries')
      .select(sql<string>`coalesce(content, id)`.as('content'))
      .where('id', '=', slot('id')),
  )
  return async (glossary) => (await find({ id: glossary })).rows[0]?.content ?? glossary
}

/** Ids under which the history of a glossary stands; of a copy, that of its original is its own too. */
export function historyOf(glossary: string) {
  return sql<string>`(select ${glossary} union select copy_of from glossaries where id = ${glossary} and copy_of is not null
    union select id from glossaries where copy_of = ${glossary} and state = 'copy')`
}

export function conceptSetReads({ kysely }: Db): Pick<GlossaryReads, 'replaced'> {
  return {
    async replaced() {
      const rows = await kysely
        .selectFrom('glossaries as own')
        .select('own.id')
        .where('own.state', 'in', ['ready', 'copy'])
        .where((e) => e.exists(e.selectFrom('concepts').select('id').whereRef('concepts.glossary', '=', 'own.id')))
        .where((e) =>
          e.not(
            e.exists(
              e
                .selectFrom('glossaries as shown')
                .select('shown.id')
                .where(sql<boolean>`coalesce(shown.content, shown.id) = own.id and shown.state <> 'copy'`),
            ),
          ),
        )
        .execute()
      return rows.map((row) => row.id)
    },
  }
}

type Writes = Pick<GlossaryWrites, 'insertCopy' | 'copyInto' | 'adopt' | 'clearSome'>

export function conceptSetWrites(db: Db): Writes {
  const { kysely } = db
  const content = contentOf(db)
  return {
    async insertCopy(id, glossary) {
      const columns = ['name', 'description', 'source_lang', 'target_lang', 'read_only', 'revision', 'base'] as const
      await kysely
        .insertInto('glossaries')
        .columns(['id', 'state', 'copy_of', ...columns])
        .expression((e) =>
          e
            .selectFrom('glossaries')
            .select([e.val(id).as('id'), e.val('filling').as('state'), e.val(glossary).as('copy_of'), ...columns])
            .where('id', '=', glossary),
        )
        .execute()
    },
    copyInto: async (copy, glossary, from, to) =>
      copyRows(db, { into: copy, set: await content(glossary), from, to, anew: false }),
    async adopt(glossary, copy) {
      await kysely
        .updateTable('glossaries')
        .set((e) => ({
          content: copy,
          revision: e.selectFrom('glossaries as c').select('c.revision').where('c.id', '=', copy),
        }))
        .where('id', '=', glossary)
        .execute()
      await kysely.updateTable('glossaries').set({ state: 'copy' }).where('id', '=', copy).execute()
    },
    async clearSome(set, limit) {
      const some = kysely.selectFrom('concepts').select('id').where('glossary', '=', set).limit(limit)
      const gone = await kysely
        .deleteFrom('concepts')
        .where('glossary', '=', set)
        .where('id', 'in', some)
        .executeTakeFirst()
      return gone.numDeletedRows === 0n
    },
  }
}
