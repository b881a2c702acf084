import { sql, type Selectable } from 'kysely'
import type { Db } from '../db.ts'
import type { ConceptRecord } from '../records.ts'
import type { GlossaryReads, Page } from '../store.ts'
import type { ConceptsTable } from '../tables.ts'
import { joinConcepts, termColumns } from './concept-rows.ts'
import { contentOf, historyOf } from './concept-sets.ts'
import { readCursor, writeCursor } from './cursor.ts'

type Reads = Pick<
  GlossaryReads,
  'countConcepts' | 'concepts' | 'conceptPage' | 'concept' | 'many' | 'changedSince' | 'deletedSince' | 'alike'
>
type ConceptRow = Selectable<ConceptsTable>

/** Ids named in one query. */
const idsAtOnce = 500

/** Concepts of rows, with their terms. */
async function withTerms({ kysely }: Db, glossary: string, rows: readonly ConceptRow[]): Promise<ConceptRecord[]> {
  const found: ConceptRecord[] = []
  for (let i = 0; i < rows.length; i += idsAtOnce) {
    const part = rows.slice(i, i + idsAtOnce)
    const terms = await kysely
      .selectFrom('terms')
      .select(termColumns)
      .where('glossary', '=', glossary)
      .where(
        'concept',
        'in',
        part.map((row) => row.id),
      )
      .orderBy('concept')
      .orderBy('ord')
      .execute()
    found.push(...joinConcepts(part, terms))
  }
  return found
}

/** By glossary, wherever its concepts stand. */
export function conceptReads(db: Db): Reads {
  const reads = setReads(db)
  const content = contentOf(db)
  return {
    ...reads,
    countConcepts: async (glossary) => reads.countConcepts(await content(glossary)),
    concepts: async (glossary) => reads.concepts(await content(glossary)),
    conceptPage: async (glossary, page) => reads.conceptPage(await content(glossary), page),
    concept: async (glossary, id) => reads.concept(await content(glossary), id),
    many: async (glossary, ids) => reads.many(await content(glossary), ids),
    changedSince: async (glossary, revision, page) => reads.changedSince(await content(glossary), revision, page),
    alike: async (glossary, keys) => reads.alike(await content(glossary), keys),
  }
}

/** By the id under which concepts stand. */
export function setReads(db: Db): Reads {
  const { kysely } = db
  const inGlossary = (glossary: string) => kysely.selectFrom('concepts').selectAll().where('glossary', '=', glossary)
  const many = async (glossary: string, ids: readonly string[]): Promise<ConceptRecord[]> => {
    const found: ConceptRecord[] = []
    for (let i = 0; i < ids.length; i += idsAtOnce) {
      const rows = await inGlossary(glossary)
        .where('id', 'in', ids.slice(i, i + idsAtOnce))
        .execute()
      found.push(...(await withTerms(db, glossary, rows)))
    }
    return found
  }
  return {
    many,
    async countConcepts(glossary) {
      const row = await kysely
        .selectFrom('concepts')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('glossary', '=', glossary)
        .executeTakeFirst()
      return Number(row?.n ?? 0)
    },
    async concepts(glossary) {
      const terms = kysely
        .selectFrom('terms')
        .select(termColumns)
        .where('glossary', '=', glossary)
        .orderBy('concept')
        .orderBy('ord')
      return joinConcepts(await inGlossary(glossary).orderBy('ord').execute(), await terms.execute())
    },
    async conceptPage(glossary, { after, limit }) {
      const [ord = -1] = readCursor(after, ['number'])
      const query = inGlossary(glossary).where('ord', '>', Number(ord)).orderBy('ord')
      const rows = await query.limit(limit + 1).execute()
      return pageOf(db, glossary, rows, limit, (row) => [row.ord])
    },
    async concept(glossary, id) {
      return (await many(glossary, [id]))[0] ?? null
    },
    changedSince: changedSince(db),
    async deletedSince(glossary, revision) {
      const rows = await kysely
        .selectFrom('concept_changes')
        .select('concept')
        .distinct()
        .where('glossary', 'in', historyOf(glossary))
        .where('n', '>', revision)
        .where('after', 'is', null)
        .execute()
      return rows.map((row) => row.concept)
    },
    alike: alike(db, many),
  }
}

function alike({ kysely }: Db, many: Reads['many']): Reads['alike'] {
  return async (glossary, keys) => {
    if (keys.length === 0) return []
    const rows = await kysely
      .selectFrom('terms')
      .select('concept')
      .where('glossary', '=', glossary)
      // As a literal: the index is of these terms alone.
      .where('lang', '=', sql.lit('vi'))
      .where('canon', 'in', [...new Set(keys)])
      .execute()
    return many(glossary, [...new Set(rows.map((row) => row.concept))])
  }
}

function changedSince(db: Db): Reads['changedSince'] {
  return async (glossary, revision, { after, limit }: Page) => {
    const [n = revision, id = '\uffff'] = readCursor(after, ['number', 'string'])
    const rows = await db.kysely
      .selectFrom('concepts')
      .selectAll()
      .where('glossary', '=', glossary)
      .where(sql<boolean>`(changed, id) > (${n}, ${id})`)
      .orderBy('changed')
      .orderBy('id')
      .limit(limit + 1)
      .execute()
    return pageOf(db, glossary, rows, limit, (row) => [row.changed, row.id])
  }
}

async function pageOf(
  db: Db,
  glossary: string,
  found: readonly ConceptRow[],
  limit: number,
  key: (row: ConceptRow) => (number | string)[],
): Promise<{ items: ConceptRecord[]; next: string | null }> {
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return { items: await withTerms(db, glossary, rows), next: last ? writeCursor(key(last)) : null }
}
