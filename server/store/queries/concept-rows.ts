import type { Selectable } from 'kysely'
import type { CaseRule, Concept, Term, TermStatus } from '../../../glossary/concept.ts'
import type { ConceptRecord } from '../records.ts'
import type { ConceptsTable, TermsTable } from '../tables.ts'

type ConceptRow = Selectable<ConceptsTable>
export const termColumns = [
  'concept',
  'lang',
  'text',
  'status',
  'provisional',
  'valid_from',
  'valid_to',
  'extra',
] as const
type TermRow = Pick<Selectable<TermsTable>, (typeof termColumns)[number]>

type TermExtra = Pick<Term, 'type' | 'note' | 'example' | 'authority'>
type ConceptExtra = Pick<Concept, 'successor' | 'link'>

const validityOf = (row: { valid_from: string | null; valid_to: string | null }) => ({
  ...(row.valid_from !== null && { validFrom: row.valid_from }),
  ...(row.valid_to !== null && { validTo: row.valid_to }),
})

function termFromRow(row: TermRow): Term {
  return {
    lang: row.lang as Term['lang'],
    text: row.text,
    status: row.status as TermStatus,
    provisional: row.provisional === 1,
    ...validityOf(row),
    ...(row.extra !== null && (JSON.parse(row.extra) as TermExtra)),
  }
}

function conceptFromRow(row: ConceptRow, terms: Term[]): ConceptRecord {
  return {
    id: row.id,
    partOfSpeech: row.part_of_speech,
    domain: row.domain,
    definition: row.definition,
    note: row.note,
    confidence: row.confidence,
    caseRule: row.case_rule as CaseRule,
    ...validityOf(row),
    ...(row.pending === 1 && { pending: true }),
    ...(row.extra !== null && (JSON.parse(row.extra) as ConceptExtra)),
    terms,
    version: row.version,
  }
}

/** Concept rows and their term rows, both in their own order → concepts. */
export function joinConcepts(concepts: readonly ConceptRow[], terms: readonly TermRow[]): ConceptRecord[] {
  const byConcept = new Map<string, Term[]>(concepts.map((row) => [row.id, []]))
  for (const row of terms) byConcept.get(row.concept)?.push(termFromRow(row))
  return concepts.map((row) => conceptFromRow(row, byConcept.get(row.id) ?? []))
}
