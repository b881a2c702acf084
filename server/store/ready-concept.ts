import { foldKey } from '../../core/language/fold.ts'
import type { Concept, Term } from '../../glossary/concept.ts'
import type { ConceptRecord, ReadyConcept } from './records.ts'

/**
 * Columns of concepts and terms, as `readyConcept` fills them. What only the
 * store knows stands in columns of its own: of concepts `glossary`, `ord`,
 * `version` and `changed`, of terms `glossary`.
 */
export const readyConceptColumns = [
  'id',
  'part_of_speech',
  'domain',
  'definition',
  'note',
  'confidence',
  'case_rule',
  'valid_from',
  'valid_to',
  'pending',
  'extra',
] as const
export const readyTermColumns = [
  'concept',
  'ord',
  'lang',
  'text',
  'status',
  'provisional',
  'canon',
  'valid_from',
  'valid_to',
  'extra',
] as const

/**
 * A change of a concept with everything worked out that needs no store: keys,
 * columns, history. For thousands of concepts that takes seconds, which another
 * thread may spend. `before` null: it is not there; `after` null: it is to go.
 */
export function readyConcept(id: string, before: ConceptRecord | Concept | null, after: Concept | null): ReadyConcept {
  return {
    id,
    concept: after && conceptValues(id, after),
    terms: after ? after.terms.flatMap((term, ord) => termValues(id, ord, term)) : [],
    before: json(before),
    after: json(after),
  }
}

/** The concept as the history keeps it: without what the store counts. */
function json(concept: (Concept & { version?: number }) | null): string | null {
  if (!concept) return null
  const { version: _version, ...kept } = concept
  return JSON.stringify(kept)
}

/** JSON of the keys that are set; null when none is. */
function extraOf(values: Pick<Term, 'type' | 'note' | 'example' | 'authority'> | Pick<Concept, 'successor' | 'link'>) {
  const set = JSON.stringify(values)
  return set === '{}' ? null : set
}

function conceptValues(id: string, concept: Concept): ReadyConcept['concept'] {
  return [
    id,
    concept.partOfSpeech,
    concept.domain,
    concept.definition,
    concept.note,
    concept.confidence,
    concept.caseRule,
    concept.validFrom ?? null,
    concept.validTo ?? null,
    concept.pending ? 1 : 0,
    extraOf({ successor: concept.successor, link: concept.link }),
  ]
}

function termValues(concept: string, ord: number, term: Term): ReadyConcept['terms'] {
  const { type, note, example, authority } = term
  return [
    concept,
    ord,
    term.lang,
    term.text,
    term.status,
    term.provisional ? 1 : 0,
    term.lang === 'vi' ? foldKey(term.text) : '',
    term.validFrom ?? null,
    term.validTo ?? null,
    extraOf({ type, note, example, authority }),
  ]
}
