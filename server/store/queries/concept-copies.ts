import type { Db } from '../db.ts'
import type { ConceptOrigin } from '../records.ts'
import type { CopiedBy, GlossaryReads, GlossaryWrites } from '../store.ts'
import { contentOf } from './concept-sets.ts'
import { copyRows } from './copied-rows.ts'

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
  const content = contentOf(db)
  return {
    async copyConcepts(glossary, source, from, to, by) {
      const set = await content(source)
      const more = await copyRows(db, { into: glossary, set, from, to, anew: true })
      await keepOrigins(db, { glossary, set, from, to }, source, by)
      return more
    },
    async setOrigins(glossary, origins) {
      for (const [concept, origin] of origins) await setOrigin(db, glossary, concept, origin)
    },
  }
}

async function keepOrigins(
  { kysely }: Db,
  { glossary, set, from, to }: { glossary: string; set: string; from: number; to: number },
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
