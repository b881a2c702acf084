import type { Db } from '../db.ts'
import { readyConcept } from '../ready-concept.ts'
import type { GlossaryWrites } from '../store.ts'
import { conceptChanges, inserts, nextPlace, type Raise } from './concept-changes.ts'
import { contentOf } from './concept-sets.ts'

type Writes = Pick<GlossaryWrites, 'insertConcepts' | 'clearConcepts' | 'change' | 'changeReady'>

export function conceptWrites(db: Db): Writes {
  const { kysely } = db
  const insert = inserts(db)
  const content = contentOf(db)
  const raise: Raise = async (glossary, by) => {
    const row = await kysely
      .updateTable('glossaries')
      .set((e) => ({ revision: e('revision', '+', by) }))
      .where('id', '=', glossary)
      .returning('revision')
      .executeTakeFirstOrThrow()
    return row.revision
  }
  return {
    ...conceptChanges(db, raise),
    async insertConcepts(glossary, concepts) {
      const changed = await raise(glossary, 1)
      const set = await content(glossary)
      const first = await nextPlace(db, set)
      await insert(
        set,
        concepts.map((concept, index) => ({
          ready: readyConcept(concept.id, null, concept),
          ord: first + index,
          version: 0,
          changed,
        })),
      )
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
