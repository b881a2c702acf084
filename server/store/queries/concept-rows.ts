import type { Selectable } from 'kysely'
import type { CaseRule, Concept, Term, TermStatus } from '../../../glossary/concept.ts'
import type { ConceptsTable, TermsTable } from '../tables.ts'

type ConceptRow = Selectable<ConceptsTable>
export const termColumns = ['concept', 'lang', 'text', 'status', 'provisional'] as const
type TermRow = Pick<Selectable<TermsTable>, (typeof termColumns)[number]>

function termFromRow(row: TermRow): Term {
  return {
    lang: row.lang as Term['lang'],
    text: row.text,
    status: row.status as TermStatus,
    provisional: row.provisional === 1,
  }
}

/** Concept rows and their term rows, both in their own order → concepts. */
export function joinConcepts(concepts: readonly ConceptRow[], terms: readonly TermRow[]): Concept[] {
  const byConcept = new Map<string, Term[]>(concepts.map((row) => [row.id, []]))
  for (const row of terms) byConcept.get(row.concept)?.push(termFromRow(row))
  return concepts.map((row) => ({
    id: row.id,
    partOfSpeech: row.part_of_speech,
    domain: row.domain,
    definition: row.definition,
    note: row.note,
    confidence: row.confidence,
    caseRule: row.case_rule as CaseRule,
    terms: byConcept.get(row.id) ?? [],
  }))
}
