import type { Db } from '../db.ts'
import { conceptColumns, termColumns } from './concept-columns.ts'

/** Concepts of a set, by place from `from` up to `to` (exclusive), that go into another. */
export interface CopiedPart {
  into: string
  set: string
  from: number
  to: number
  /** They begin a life of their own: nobody has changed them, and what is only proposed stays behind. */
  anew: boolean
}

/** What counts the changes of a concept, and says that it is only proposed. */
const counts = ['version', 'changed', 'pending'] as const
const kept = conceptColumns.filter((column) => !(counts as readonly string[]).includes(column))

/** Copies concepts and their terms; false when there are none from `to` on. */
export async function copyRows(db: Db, part: CopiedPart): Promise<boolean> {
  await copyConceptRows(db, part)
  await copyTermRows(db, part)
  const beyond = await db.kysely
    .selectFrom('concepts')
    .select('ord')
    .where('glossary', '=', part.set)
    .where('ord', '>=', part.to)
    .limit(1)
    .executeTakeFirst()
  return beyond !== undefined
}

async function copyConceptRows({ kysely }: Db, { into, set, from, to, anew }: CopiedPart): Promise<void> {
  await kysely
    .insertInto('concepts')
    .columns(['glossary', ...kept, ...counts])
    .expression((e) => {
      const rows = e
        .selectFrom('concepts')
        .select([e.val(into).as('glossary'), ...kept])
        .where('glossary', '=', set)
        .where('ord', '>=', from)
        .where('ord', '<', to)
      if (!anew) return rows.select([...counts])
      const fresh = [e.lit(0).as('version'), e.lit(1).as('changed'), e.lit(0).as('pending')]
      return rows.where('pending', '=', 0).select(fresh)
    })
    .execute()
}

async function copyTermRows({ kysely }: Db, { into, set, from, to, anew }: CopiedPart): Promise<void> {
  await kysely
    .insertInto('terms')
    .columns(['glossary', ...termColumns])
    .expression((e) =>
      e
        .selectFrom('terms')
        .innerJoin('concepts', (on) =>
          on.onRef('concepts.glossary', '=', 'terms.glossary').onRef('concepts.id', '=', 'terms.concept'),
        )
        .select([e.val(into).as('glossary')])
        .select(termColumns.map((column) => `terms.${column}` as const))
        .where('concepts.glossary', '=', set)
        .where('concepts.ord', '>=', from)
        .where('concepts.ord', '<', to)
        .$if(anew, (some) => some.where('concepts.pending', '=', 0)),
    )
    .execute()
}
