import { sql, type Selectable } from 'kysely'
import { foldKey, plainKey } from '../../../core/language/fold.ts'
import type { Concept } from '../../../glossary/concept.ts'
import { prepared, type Db } from '../db.ts'
import type { GlossaryRecord } from '../records.ts'
import type { ReadQueries, WriteQueries } from '../store.ts'
import type { ConceptsTable, Tables, TermsTable } from '../tables.ts'
import { joinConcepts, termColumns } from './concept-rows.ts'
import { glossarySearch } from './glossary-search.ts'
import { sortKey } from './sort-key.ts'

function fromRow(row: Selectable<Tables['glossaries']>): GlossaryRecord {
  return {
    id: row.id,
    name: row.name,
    sourceLang: row.source_lang,
    targetLang: row.target_lang,
    readOnly: row.read_only === 1,
    revision: row.revision,
  }
}

/** The Vietnamese headword: the first preferred `vi` term; else the first term. */
function headword(concept: Concept): string {
  const preferred = concept.terms.find((term) => term.lang === 'vi' && term.status === 'preferred')
  return (preferred ?? concept.terms[0])?.text ?? ''
}

export function glossaryReads(db: Db): ReadQueries['glossaries'] {
  const { kysely } = db
  return {
    async list() {
      const rows = await kysely.selectFrom('glossaries').selectAll().orderBy('name').orderBy('id').execute()
      return rows.map(fromRow)
    },
    async get(id) {
      const row = await kysely.selectFrom('glossaries').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? fromRow(row) : null
    },
    async countConcepts(glossary) {
      const row = await kysely
        .selectFrom('concepts')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('glossary', '=', glossary)
        .executeTakeFirst()
      return Number(row?.n ?? 0)
    },
    async concepts(glossary) {
      const concepts = kysely.selectFrom('concepts').selectAll().where('glossary', '=', glossary).orderBy('ord')
      const terms = kysely
        .selectFrom('terms')
        .select(termColumns)
        .where('glossary', '=', glossary)
        .orderBy('concept')
        .orderBy('ord')
      return joinConcepts(await concepts.execute(), await terms.execute())
    },
    search: glossarySearch(db),
    async domains(glossary) {
      const rows = await kysely
        .selectFrom('concepts')
        .select('domain')
        .distinct()
        .where('glossary', '=', glossary)
        .where('domain', '<>', '')
        .orderBy('domain')
        .execute()
      return rows.map((row) => row.domain)
    },
    async ofProject(project) {
      const rows = await kysely
        .selectFrom('project_glossaries')
        .innerJoin('glossaries', 'glossaries.id', 'project_glossaries.glossary')
        .selectAll('glossaries')
        .where('project', '=', project)
        .orderBy('ord')
        .execute()
      return rows.map(fromRow)
    },
  }
}

function conceptInserts(db: Db): (glossary: string, ord: number, concept: Concept) => Promise<void> {
  const { kysely } = db
  const insertConcept = prepared<ConceptsTable, never>(db, (slot) =>
    kysely.insertInto('concepts').values({
      glossary: slot('glossary'),
      id: slot('id'),
      ord: slot('ord'),
      sort_key: slot('sort_key'),
      part_of_speech: slot('part_of_speech'),
      domain: slot('domain'),
      definition: slot('definition'),
      note: slot('note'),
      confidence: slot('confidence'),
      case_rule: slot('case_rule'),
    }),
  )
  const insertTerm = prepared<TermsTable, never>(db, (slot) =>
    kysely.insertInto('terms').values({
      glossary: slot('glossary'),
      concept: slot('concept'),
      ord: slot('ord'),
      lang: slot('lang'),
      text: slot('text'),
      status: slot('status'),
      provisional: slot('provisional'),
      canon: slot('canon'),
      folded: slot('folded'),
    }),
  )
  return async (glossary, ord, concept) => {
    const { id, domain, definition, note, confidence } = concept
    const same = { glossary, id, ord, domain, definition, note, confidence }
    const sort_key = sortKey(headword(concept))
    await insertConcept({ ...same, sort_key, part_of_speech: concept.partOfSpeech, case_rule: concept.caseRule })
    for (const [at, term] of concept.terms.entries()) {
      const keys = { canon: foldKey(term.text), folded: plainKey(term.text) }
      const { lang, text, status } = term
      const provisional = term.provisional ? 1 : 0
      await insertTerm({ glossary, concept: id, ord: at, lang, text, status, provisional, ...keys })
    }
  }
}

export function glossaryWrites(db: Db): WriteQueries['glossaries'] {
  const { kysely } = db
  const insertConcept = conceptInserts(db)
  const raiseRevision = (glossary: string) =>
    kysely
      .updateTable('glossaries')
      .set((e) => ({ revision: e('revision', '+', 1) }))
      .where('id', '=', glossary)
      .execute()
  return {
    ...glossaryReads(db),
    async insert(glossary) {
      await kysely
        .insertInto('glossaries')
        .values({
          id: glossary.id,
          name: glossary.name,
          source_lang: glossary.sourceLang,
          target_lang: glossary.targetLang,
          read_only: glossary.readOnly ? 1 : 0,
          revision: glossary.revision,
        })
        .execute()
    },
    async insertConcepts(glossary, concepts) {
      const last = await kysely
        .selectFrom('concepts')
        .select(sql<number>`coalesce(max(ord) + 1, 0)`.as('next'))
        .where('glossary', '=', glossary)
        .executeTakeFirst()
      const first = Number(last?.next ?? 0)
      for (const [index, concept] of concepts.entries()) await insertConcept(glossary, first + index, concept)
      await raiseRevision(glossary)
    },
    async clearConcepts(glossary) {
      await kysely.deleteFrom('concepts').where('glossary', '=', glossary).execute()
      await raiseRevision(glossary)
    },
    async setForProject(project, glossaries) {
      await kysely.deleteFrom('project_glossaries').where('project', '=', project).execute()
      for (const [ord, glossary] of glossaries.entries()) {
        await kysely.insertInto('project_glossaries').values({ project, glossary, ord }).execute()
      }
    },
  }
}
