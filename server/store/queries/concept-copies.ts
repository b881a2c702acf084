import type { Db } from '../db.ts'
import type { ConceptOrigin } from '../records.ts'
import type { CopiedBy, GlossaryReads, GlossaryWrites } from '../store.ts'
import { conceptColumns, termColumns } from './concept-columns.ts'
import { contentOf } from './concept-sets.ts'

/** Concepts copied into another glossary, and where copied ones came from. */

export function conceptCopyReads({ kysely }: Db): Pick<GlossaryReads, 'origin'> {
  return {
    async origin(glossary, concept) {
      const row = await kysely
        .selectFrom('concept_origins')
        .selectAll()
        .where('glossary', '=', glossary)
        .where('concept', '=', concept)
        .executeTakeFirst()
      if (!row) return null
      const { source, source_name, source_concept, source_version, user_id, at } = row
      return {
        glossary: source,
        name: source_name,
        concept: source_concept,
        version: source_version,
        user: user_id,
        at,
      }
    },
  }
}

export function conceptCopyWrites(db: Db): Pick<GlossaryWrites, 'copyConcepts' | 'setOrigins'> {
  const { kysely } = db
  const content = contentOf(db)
  return {
    async copyConcepts(glossary, source, from, to, by) {
      const set = await content(source)
      await copyConceptRows(db, { glossary, set, from, to })
      await copyTermRows(db, { glossary, set, from, to })
      await keepOrigins(db, { glossary, set, from, to }, source, by)
      const beyond = await kysely
        .selectFrom('concepts')
        .select('ord')
        .where('glossary', '=', set)
        .where('ord', '>=', to)
        .limit(1)
        .executeTakeFirst()
      return beyond !== undefined
    },
    async setOrigins(glossary, origins) {
      for (const [concept, origin] of origins) await setOrigin(db, glossary, concept, origin)
    },
  }
}

/** Concepts of a set, by place, that go into a glossary. */
interface Part {
  glossary: string
  set: string
  from: number
  to: number
}

async function copyConceptRows({ kysely }: Db, { glossary, set, from, to }: Part): Promise<void> {
  const copied = conceptColumns.filter((column) => !['version', 'changed', 'pending'].includes(column))
  await kysely
    .insertInto('concepts')
    .columns(['glossary', ...copied, 'version', 'changed', 'pending'])
    .expression((e) =>
      e
        .selectFrom('concepts')
        .select([e.val(glossary).as('glossary'), ...copied])
        .select([e.lit(0).as('version'), e.lit(1).as('changed'), e.lit(0).as('pending')])
        .where('glossary', '=', set)
        .where('ord', '>=', from)
        .where('ord', '<', to)
        .where('pending', '=', 0),
    )
    .execute()
}

async function copyTermRows({ kysely }: Db, { glossary, set, from, to }: Part): Promise<void> {
  await kysely
    .insertInto('terms')
    .columns(['glossary', ...termColumns])
    .expression((e) =>
      e
        .selectFrom('terms')
        .innerJoin('concepts', (on) =>
          on.onRef('concepts.glossary', '=', 'terms.glossary').onRef('concepts.id', '=', 'terms.concept'),
        )
        .select([e.val(glossary).as('glossary')])
        .select(termColumns.map((column) => `terms.${column}` as const))
        .where('concepts.glossary', '=', set)
        .where('concepts.ord', '>=', from)
        .where('concepts.ord', '<', to)
        .where('concepts.pending', '=', 0),
    )
    .execute()
}

async function keepOrigins(
  { kysely }: Db,
  { glossary, set, from, to }: Part,
  source: string,
  { name, user, at }: CopiedBy,
): Promise<void> {
  await kysely
    .insertInto('concept_origins')
    .columns(['glossary', 'source', 'source_name', 'user_id', 'at', 'concept', 'source_concept', 'source_version'])
    .expression((e) =>
      e
        .selectFrom('concepts')
        .select([
          e.val(glossary).as('glossary'),
          e.val(source).as('source'),
          e.val(name).as('source_name'),
          e.val(user).as('user_id'),
          e.val(at).as('at'),
          'id',
          'id as source_concept',
          'version',
        ])
        .where('glossary', '=', set)
        .where('ord', '>=', from)
        .where('ord', '<', to)
        .where('pending', '=', 0),
    )
    .execute()
}

async function setOrigin({ kysely }: Db, glossary: string, concept: string, origin: ConceptOrigin): Promise<void> {
  const said = {
    source: origin.glossary,
    source_name: origin.name,
    source_concept: origin.concept,
    source_version: origin.version,
    user_id: origin.user,
    at: origin.at,
  }
  await kysely
    .insertInto('concept_origins')
    .values({ glossary, concept, ...said })
    .onConflict((on) => on.columns(['glossary', 'concept']).doUpdateSet(said))
    .execute()
}
