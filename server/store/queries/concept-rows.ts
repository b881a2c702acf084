import type { Selectable } from 'kysely'
import { foldKey, plainKey } from '../../../core/language/fold.ts'
import type { CaseRule, Concept, Term, TermStatus } from '../../../glossary/concept.ts'
import type { ConceptRecord } from '../records.ts'
import type { ConceptsTable, TermsTable } from '../tables.ts'
import { sortKey } from '../../../core/language/sort-key.ts'

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

/** JSON of the keys that are set; null when none is. */
function extraOf(values: TermExtra | ConceptExtra): string | null {
  const set = Object.entries(values).filter(([, value]) => value !== undefined)
  return set.length === 0 ? null : JSON.stringify(Object.fromEntries(set))
}

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

/** The Vietnamese headword: the first preferred `vi` term; else the first term. */
function headword(concept: Concept): string {
  const preferred = concept.terms.find((term) => term.lang === 'vi' && term.status === 'preferred')
  return (preferred ?? concept.terms[0])?.text ?? ''
}

export function conceptRow(
  concept: Concept,
  where: Pick<ConceptRow, 'glossary' | 'ord' | 'version' | 'changed'>,
): ConceptRow {
  return {
    ...where,
    id: concept.id,
    sort_key: sortKey(headword(concept)),
    part_of_speech: concept.partOfSpeech,
    domain: concept.domain,
    definition: concept.definition,
    note: concept.note,
    confidence: concept.confidence,
    case_rule: concept.caseRule,
    valid_from: concept.validFrom ?? null,
    valid_to: concept.validTo ?? null,
    pending: concept.pending ? 1 : 0,
    extra: extraOf({ successor: concept.successor, link: concept.link }),
  }
}

export function termRow(term: Term, where: Pick<Selectable<TermsTable>, 'glossary' | 'concept' | 'ord'>): TermsTable {
  const { type, note, example, authority } = term
  return {
    ...where,
    lang: term.lang,
    text: term.text,
    status: term.status,
    provisional: term.provisional ? 1 : 0,
    canon: foldKey(term.text),
    folded: plainKey(term.text),
    valid_from: term.validFrom ?? null,
    valid_to: term.validTo ?? null,
    extra: extraOf({ type, note, example, authority }),
  }
}
