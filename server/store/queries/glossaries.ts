import type { Selectable } from 'kysely'
import type { Db } from '../db.ts'
import type { GlossaryRecord } from '../records.ts'
import type { GlossaryReads, GlossaryWrites } from '../store.ts'
import type { Tables } from '../tables.ts'
import { conceptCopyReads, conceptCopyWrites } from './concept-copies.ts'
import { conceptReads } from './concepts.ts'
import { conceptSetReads, conceptSetWrites } from './concept-sets.ts'
import { conceptWrites } from './concept-writes.ts'
import { glossaryRecordReads, glossaryRecordWrites } from './glossary-records.ts'
import { proposalReads, proposalWrites } from './proposals.ts'

function fromRow(row: Selectable<Tables['glossaries']>): GlossaryRecord {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    sourceLang: row.source_lang,
    targetLang: row.target_lang,
    readOnly: row.read_only === 1,
    revision: row.revision,
    base: row.base,
  }
}

export function glossaryReads(db: Db): GlossaryReads {
  const { kysely } = db
  const visible = kysely.selectFrom('glossaries').selectAll().where('state', '=', 'ready')
  return {
    ...conceptReads(db),
    ...glossaryRecordReads(db),
    ...proposalReads(db),
    ...conceptSetReads(db),
    ...conceptCopyReads(db),
    async list() {
      return (await visible.orderBy('name').orderBy('id').execute()).map(fromRow)
    },
    async get(id) {
      const row = await visible.where('id', '=', id).executeTakeFirst()
      return row ? fromRow(row) : null
    },
    async ofProject(project) {
      const rows = await kysely
        .selectFrom('project_glossaries')
        .innerJoin('glossaries', 'glossaries.id', 'project_glossaries.glossary')
        .selectAll('glossaries')
        .select('takes_new')
        .where('project', '=', project)
        .where('state', '=', 'ready')
        .orderBy('ord')
        .execute()
      return rows.map((row) => ({ ...fromRow(row), takesNew: row.takes_new === 1 }))
    },
    async projectsOf(glossary) {
      const rows = await kysely
        .selectFrom('project_glossaries')
        .select('project')
        .where('glossary', '=', glossary)
        .execute()
      return rows.map((row) => row.project)
    },
  }
}

export function glossaryWrites(db: Db): GlossaryWrites {
  const { kysely } = db
  const setState = async (id: string, state: string): Promise<void> => {
    await kysely.updateTable('glossaries').set({ state }).where('id', '=', id).execute()
  }
  return {
    ...glossaryReads(db),
    ...conceptWrites(db),
    ...glossaryRecordWrites(db),
    ...proposalWrites(db),
    ...conceptSetWrites(db),
    ...conceptCopyWrites(db),
    ready: (id) => setState(id, 'ready'),
    async insert(glossary, state) {
      await kysely
        .insertInto('glossaries')
        .values({
          id: glossary.id,
          name: glossary.name,
          description: glossary.description,
          source_lang: glossary.sourceLang,
          target_lang: glossary.targetLang,
          read_only: glossary.readOnly ? 1 : 0,
          revision: glossary.revision,
          base: glossary.base,
          state: state ?? 'ready',
        })
        .execute()
    },
    async rename(id, name, description) {
      await kysely.updateTable('glossaries').set({ name, description }).where('id', '=', id).execute()
    },
    async leave(id) {
      await kysely.deleteFrom('project_glossaries').where('glossary', '=', id).execute()
      await setState(id, 'leaving')
      await kysely.updateTable('glossaries').set({ state: 'leaving' }).where('copy_of', '=', id).execute()
    },
    async invisible() {
      const rows = await kysely
        .selectFrom('glossaries')
        .select('id')
        .where('state', 'in', ['filling', 'leaving'])
        .execute()
      return rows.map((row) => row.id)
    },
    removeSome: (id, limit) => removeSome(db, id, limit),
    async setForProject(project, glossaries, takesNew) {
      await kysely.deleteFrom('project_glossaries').where('project', '=', project).execute()
      for (const [ord, glossary] of glossaries.entries()) {
        const takes_new = glossary === takesNew ? 1 : 0
        await kysely.insertInto('project_glossaries').values({ project, glossary, ord, takes_new }).execute()
      }
    },
  }
}

async function removeSome({ kysely }: Db, id: string, limit: number): Promise<boolean> {
  // Copies that hold its concepts or history go with it: in steps as well.
  const sets = await kysely
    .selectFrom('glossaries')
    .select('id')
    .where((e) => e.or([e('id', '=', id), e('copy_of', '=', id)]))
    .execute()
  for (const set of sets) {
    for (const [table, key] of [
      ['concepts', 'id'],
      ['concept_changes', 'n'],
      ['concept_origins', 'concept'],
    ] as const) {
      const some = kysely.selectFrom(table).select(key).where('glossary', '=', set.id).limit(limit)
      const gone = await kysely
        .deleteFrom(table)
        .where('glossary', '=', set.id)
        .where(key, 'in', some)
        .executeTakeFirst()
      if (gone.numDeletedRows > 0n) return false
    }
  }
  await kysely.deleteFrom('glossaries').where('id', '=', id).execute()
  return true
}
