import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { ConceptRecord, ConceptWrite, ReadyConcept } from '../records.ts'
import { readyConcept, readyTermColumns } from '../ready-concept.ts'
import type { GlossaryWrites } from '../store.ts'
import { conceptColumns, termColumns } from './concept-columns.ts'
import { contentOf, historyOf } from './concept-sets.ts'
import { setReads } from './concepts.ts'
import { insertRows } from './insert-rows.ts'

type Writes = Pick<GlossaryWrites, 'change' | 'changeReady'>
/** Gives the new revision. */
export type Raise = (glossary: string, by: number) => Promise<number>

type By = Parameters<Writes['changeReady']>[2]

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

/** Ids named in one query. */
const idsAtOnce = 500

/** Inserts concepts into a set, each with what only the store knows of it. */
export function inserts(db: Db): (set: string, ready: readonly (Place & { ready: ReadyConcept })[]) => Promise<void> {
  const insertConcepts = insertRows(db, 'concepts', ['glossary', ...conceptColumns])
  const insertTerms = insertRows(db, 'terms', ['glossary', ...termColumns])
  return async (set: string, ready: readonly (Place & { ready: ReadyConcept })[]): Promise<void> => {
    const concepts: unknown[] = []
    const terms: unknown[] = []
    for (const { ready: one, ord, version, changed } of ready) {
      if (!one.concept) continue
      concepts.push(set, ...one.concept, ord, version, changed)
      const width = readyTermColumns.length
      for (let at = 0; at < one.terms.length; at += width) terms.push(set, ...one.terms.slice(at, at + width))
    }
    await insertConcepts(concepts)
    await insertTerms(terms)
  }
}

interface Place {
  ord: number
  version: number
  changed: number
}

/** Puts changes of different concepts in their places, with history. Gives the concepts' versions, in order. */
function putting(
  db: Db,
  raise: Raise,
): (glossary: string, ready: readonly ReadyConcept[], by: (at: number) => By) => Promise<number[]> {
  const { kysely } = db
  const insert = inserts(db)
  const insertChanges = insertRows(db, 'concept_changes', changeColumns)
  const content = contentOf(db)
  return async (glossary, ready, by) => {
    const first = (await raise(glossary, ready.length)) - ready.length + 1
    const set = await content(glossary)
    let free = await nextPlace(db, set)
    const ids = ready.map(({ id }) => id)
    const there = await placesOf(db, set, ids)
    const gone = await lastVersions(
      db,
      glossary,
      ids.filter((id) => !there.has(id)),
    )
    for (let i = 0; i < ids.length && there.size > 0; i += idsAtOnce) {
      await kysely
        .deleteFrom('concepts')
        .where('glossary', '=', set)
        .where('id', 'in', ids.slice(i, i + idsAtOnce))
        .execute()
    }
    const placed = ready.map((one, i) => {
      const { ord, version } = there.get(one.id) ?? { ord: free++, version: gone.get(one.id) ?? 0 }
      return { ready: one, ord, version: version + 1, changed: first + i }
    })
    await insert(set, placed)
    await insertChanges(
      placed.flatMap(({ ready: { id, before, after }, version, changed }, i) => {
        const { kind, user, proposedBy, at, batch, reason } = by(i)
        return [glossary, changed, id, kind, version, before, after, user, proposedBy, at, batch, reason ?? null]
      }),
    )
    return placed.map(({ version }) => version)
  }
}

async function placesOf(
  { kysely }: Db,
  set: string,
  ids: readonly string[],
): Promise<Map<string, { ord: number; version: number }>> {
  const places = new Map<string, { ord: number; version: number }>()
  for (let i = 0; i < ids.length; i += idsAtOnce) {
    const rows = await kysely
      .selectFrom('concepts')
      .select(['id', 'ord', 'version'])
      .where('glossary', '=', set)
      .where('id', 'in', ids.slice(i, i + idsAtOnce))
      .execute()
    for (const { id, ord, version } of rows) places.set(id, { ord, version })
  }
  return places
}

/** Of concepts that were there once: they go on counting. */
async function lastVersions({ kysely }: Db, glossary: string, ids: readonly string[]): Promise<Map<string, number>> {
  const versions = new Map<string, number>()
  for (let i = 0; i < ids.length; i += idsAtOnce) {
    const rows = await kysely
      .selectFrom('concept_changes')
      .select(['concept', (e) => e.fn.max('version').as('version')])
      .where('glossary', 'in', historyOf(glossary))
      .where('concept', 'in', ids.slice(i, i + idsAtOnce))
      .groupBy('concept')
      .execute()
    for (const { concept, version } of rows) versions.set(concept, Number(version))
  }
  return versions
}

function changing(db: Db, put: ReturnType<typeof putting>): Writes['change'] {
  const reads = setReads(db)
  const content = contentOf(db)
  return async (glossary, writes) => {
    const results: (ConceptRecord | null)[] = []
    for (const some of withoutRepetition(writes)) {
      const ids = some.map(({ concept }) => concept)
      const known = new Map((await reads.many(await content(glossary), ids)).map((concept) => [concept.id, concept]))
      const ready = some.map(({ concept, after }) =>
        readyConcept(concept, known.get(concept) ?? null, after && { ...after, id: concept }),
      )
      const versions = await put(glossary, ready, (at) => some[at] as By)
      some.forEach(({ concept, after }, i) => {
        results.push(after && { ...after, id: concept, version: versions[i] ?? 0 })
      })
    }
    return results
  }
}

/** The writes in runs in which no concept comes twice. */
function withoutRepetition(writes: readonly ConceptWrite[]): ConceptWrite[][] {
  const runs: ConceptWrite[][] = []
  let seen = new Set<string>()
  for (const write of writes) {
    if (runs.length === 0 || seen.has(write.concept)) {
      runs.push([])
      seen = new Set()
    }
    seen.add(write.concept)
    runs.at(-1)?.push(write)
  }
  return runs
}

/** The place after the last. */
export async function nextPlace({ kysely }: Db, glossary: string): Promise<number> {
  const last = await kysely
    .selectFrom('concepts')
    .select(sql<number>`coalesce(max(ord) + 1, 0)`.as('next'))
    .where('glossary', '=', glossary)
    .executeTakeFirst()
  return Number(last?.next ?? 0)
}

export function conceptChanges(db: Db, raise: Raise): Writes {
  const put = putting(db, raise)
  return {
    change: changing(db, put),
    async changeReady(glossary, ready, by) {
      await put(glossary, ready, () => by)
    },
  }
}
