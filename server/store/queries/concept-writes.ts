import { sql } from 'kysely'
import type { Concept } from '../../../glossary/concept.ts'
import { prepared, type Db } from '../db.ts'
import type { ConceptRecord, ConceptWrite } from '../records.ts'
import type { GlossaryWrites } from '../store.ts'
import type { ConceptChangesTable, ConceptsTable, TermsTable } from '../tables.ts'
import { conceptColumns, termColumns } from './concept-columns.ts'
import { conceptRow, termRow } from './concept-rows.ts'
import { contentOf, historyOf } from './concept-sets.ts'
import { setReads } from './concepts.ts'

type Writes = Pick<GlossaryWrites, 'insertConcepts' | 'clearConcepts' | 'change'>

/** An object that has a slot for each column. */
function slots<P extends object, K extends keyof P>(slot: (name: K) => P[K], columns: readonly K[]): Pick<P, K> {
  return Object.fromEntries(columns.map((column) => [column, slot(column)])) as unknown as Pick<P, K>
}

function inserts(db: Db): (concept: Concept, where: Parameters<typeof conceptRow>[1]) => Promise<void> {
  const { kysely } = db
  const insertConcept = prepared<ConceptsTable, never>(db, (slot) =>
    kysely
      .insertInto('concepts')
      .values(slots<ConceptsTable, keyof ConceptsTable>(slot, ['glossary', ...conceptColumns])),
  )
  const insertTerm = prepared<TermsTable, never>(db, (slot) =>
    kysely.insertInto('terms').values(slots<TermsTable, keyof TermsTable>(slot, ['glossary', ...termColumns])),
  )
  return async (concept, where) => {
    await insertConcept(conceptRow(concept, where))
    for (const [ord, term] of concept.terms.entries()) {
      await insertTerm(termRow(term, { glossary: where.glossary, concept: concept.id, ord }))
    }
  }
}

const changeColumns = [
  'glossary',
  'n',
  'concept',
  'kind',
  'version',
  'before',
  'after',
  'user_id',
  'proposed_by',
  'at',
  'batch',
  'reason',
] as const

/** The concept as the history keeps it: without what the store counts. */
function json(concept: (Concept & { version?: number }) | null): string | null {
  if (!concept) return null
  const { version: _version, ...kept } = concept
  return JSON.stringify(kept)
}

function changing(db: Db, raise: (glossary: string, by: number) => Promise<number>): Writes['change'] {
  const { kysely } = db
  const insert = inserts(db)
  const reads = setReads(db)
  const content = contentOf(db)
  const record = prepared<ConceptChangesTable, never>(db, (slot) =>
    kysely
      .insertInto('concept_changes')
      .values(slots<ConceptChangesTable, keyof ConceptChangesTable>(slot, changeColumns)),
  )
  const place = prepared<{ glossary: string; id: string }, { ord: number }>(db, (slot) =>
    kysely.selectFrom('concepts').select('ord').where('glossary', '=', slot('glossary')).where('id', '=', slot('id')),
  )
  const lastVersion = prepared<{ glossary: string; concept: string }, { version: number }>(db, (slot) =>
    kysely
      .selectFrom('concept_changes')
      .select('version')
      .where('glossary', 'in', historyOf(slot('glossary')))
      .where('concept', '=', slot('concept'))
      .orderBy('n', 'desc')
      .limit(1),
  )
  const remove = prepared<{ glossary: string; id: string }, never>(db, (slot) =>
    kysely.deleteFrom('concepts').where('glossary', '=', slot('glossary')).where('id', '=', slot('id')),
  )
  return async (glossary, writes) => {
    const first = (await raise(glossary, writes.length)) - writes.length + 1
    const set = await content(glossary)
    let free = await nextPlace(db, set)
    const known = new Map(
      (
        await reads.many(
          set,
          writes.map((w) => w.concept),
        )
      ).map((c) => [c.id, c]),
    )
    const results: (ConceptRecord | null)[] = []
    for (const [i, write] of writes.entries()) {
      const before = known.get(write.concept) ?? null
      const id = { glossary: set, id: write.concept }
      const gone = before ? undefined : (await lastVersion({ glossary, concept: write.concept })).rows[0]
      const version = (before?.version ?? gone?.version ?? 0) + 1
      const ord = before ? ((await place(id)).rows[0]?.ord ?? free) : free++
      if (before) await remove(id)
      const after = write.after && { ...write.after, id: write.concept, version }
      if (after) await insert(after, { glossary: set, ord, version, changed: first + i })
      await record(changeRow(glossary, first + i, version, write, before))
      if (after) known.set(write.concept, after)
      else known.delete(write.concept)
      results.push(after)
    }
    return results
  }
}

function changeRow(
  glossary: string,
  n: number,
  version: number,
  { concept, kind, after, user, proposedBy, at, batch, reason }: ConceptWrite,
  before: ConceptRecord | null,
): ConceptChangesTable {
  const row = { glossary, n, concept, kind, version, before: json(before), after: json(after) }
  return { ...row, user_id: user, proposed_by: proposedBy, at, batch, reason: reason ?? null }
}

async function nextPlace({ kysely }: Db, glossary: string): Promise<number> {
  const last = await kysely
    .selectFrom('concepts')
    .select(sql<number>`coalesce(max(ord) + 1, 0)`.as('next'))
    .where('glossary', '=', glossary)
    .executeTakeFirst()
  return Number(last?.next ?? 0)
}

export function conceptWrites(db: Db): Writes {
  const { kysely } = db
  const insert = inserts(db)
  const content = contentOf(db)
  /** Gives the new revision. */
  const raise = async (glossary: string, by: number): Promise<number> => {
    const row = await kysely
      .updateTable('glossaries')
      .set((e) => ({ revision: e('revision', '+', by) }))
      .where('id', '=', glossary)
      .returning('revision')
      .executeTakeFirstOrThrow()
    return row.revision
  }
  return {
    change: changing(db, raise),
    async insertConcepts(glossary, concepts) {
      const changed = await raise(glossary, 1)
      const set = await content(glossary)
      const first = await nextPlace(db, set)
      for (const [index, concept] of concepts.entries()) {
        await insert(concept, { glossary: set, ord: first + index, version: 0, changed })
      }
    },
    async clearConcepts(glossary) {
      await kysely
        .deleteFrom('concepts')
        .where('glossary', '=', await content(glossary))
        .execute()
      const revision = await raise(glossary, 1)
      await kysely.updateTable('glossaries').set({ base: revision }).where('id', '=', glossary).execute()
    },
  }
}
