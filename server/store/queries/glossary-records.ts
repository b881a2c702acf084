import type { Selectable } from 'kysely'
import type { Concept } from '../../../glossary/concept.ts'
import type { Db } from '../db.ts'
import type { ConceptChangeRecord, GlossaryBatchRecord } from '../records.ts'
import type { GlossaryReads, GlossaryWrites } from '../store.ts'
import type { ConceptChangesTable, Tables } from '../tables.ts'
import { historyOf } from './concept-sets.ts'
import { readCursor, writeCursor } from './cursor.ts'

type Reads = Pick<GlossaryReads, 'history' | 'changeAt' | 'batch' | 'runningBatches' | 'changesOf'>
type Writes = Pick<GlossaryWrites, 'insertBatch' | 'setBatchState'>

/** JSON of a concept → the concept. */
export const concept = (json: string | null): Concept | null => (json === null ? null : (JSON.parse(json) as Concept))

function changeOf(row: Selectable<ConceptChangesTable>): ConceptChangeRecord {
  return {
    glossary: row.glossary,
    n: row.n,
    concept: row.concept,
    kind: row.kind as ConceptChangeRecord['kind'],
    version: row.version,
    before: concept(row.before),
    after: concept(row.after),
    user: row.user_id,
    proposedBy: row.proposed_by,
    at: row.at,
    batch: row.batch,
    ...(row.reason !== null && { reason: row.reason }),
  }
}

function batchOf({ user_id, ...row }: Selectable<Tables['glossary_batches']>): GlossaryBatchRecord {
  return { ...row, user: user_id } as GlossaryBatchRecord
}

/** Rows written on a copy, as its original's. */
function originals(kysely: Db['kysely']): <R extends { glossary: string }>(rows: readonly R[]) => Promise<R[]> {
  return async (rows) => {
    const known = new Map<string, string>()
    for (const id of new Set(rows.map((row) => row.glossary))) {
      const own = await kysely.selectFrom('glossaries').select('copy_of').where('id', '=', id).executeTakeFirst()
      known.set(id, own?.copy_of ?? id)
    }
    return rows.map((row) => ({ ...row, glossary: known.get(row.glossary) ?? row.glossary }))
  }
}

/** History, changes to many. */
export function glossaryRecordReads({ kysely }: Db): Reads {
  const changes = kysely.selectFrom('concept_changes').selectAll()
  const batches = kysely.selectFrom('glossary_batches').selectAll()
  const ofOriginals = originals(kysely)
  return {
    async history(glossary, id) {
      const ofConcept = changes.where('glossary', 'in', historyOf(glossary)).where('concept', '=', id)
      return (await ofConcept.orderBy('n', 'desc').execute()).map((row) => changeOf({ ...row, glossary }))
    },
    async changeAt(glossary, n) {
      const row = await changes.where('glossary', 'in', historyOf(glossary)).where('n', '=', n).executeTakeFirst()
      return row ? changeOf({ ...row, glossary }) : null
    },
    async batch(id) {
      const row = await batches.where('id', '=', id).executeTakeFirst()
      return row ? batchOf(row) : null
    },
    async runningBatches() {
      return (await batches.where('state', '=', 'running').execute()).map(batchOf)
    },
    async changesOf(batch, { after, limit }) {
      const [before = Number.MAX_SAFE_INTEGER] = readCursor(after, ['number'])
      const rows = await changes
        .where('batch', '=', batch)
        .where('n', '<', Number(before))
        .orderBy('n', 'desc')
        .limit(limit + 1)
        .execute()
      const items = (await ofOriginals(rows.slice(0, limit))).map(changeOf)
      const last = rows.length > limit ? items.at(-1) : undefined
      return { items, next: last ? writeCursor([last.n]) : null }
    },
  }
}

export function glossaryRecordWrites({ kysely }: Db): Writes {
  return {
    async insertBatch({ user, ...batch }) {
      await kysely
        .insertInto('glossary_batches')
        .values({ ...batch, user_id: user })
        .execute()
    },
    async setBatchState(id, state) {
      await kysely.updateTable('glossary_batches').set({ state }).where('id', '=', id).execute()
    },
  }
}
