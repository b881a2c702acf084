import type { BulkChange } from '../../core/api.ts'
import type { Concept, Term } from '../../glossary/concept.ts'
import { normalisedDraft } from '../../glossary/draft.ts'

/** Changes that leave a concept in its glossary. */
export type ChangeInPlace = Exclude<BulkChange, { kind: 'copy' | 'delete' }>

/** The concept after the change, or why it stays as it is. */
export function changed(concept: Concept, change: ChangeInPlace): Concept | 'same' | 'lastTerm' {
  const after = apply(concept, change)
  return after === 'lastTerm' || JSON.stringify(after) !== JSON.stringify(concept) ? after : 'same'
}

function apply(concept: Concept, change: ChangeInPlace): Concept | 'lastTerm' {
  switch (change.kind) {
    case 'domain':
      return { ...concept, domain: normalisedDraft({ ...concept, domain: change.domain }).domain }
    case 'caseRule':
      return { ...concept, caseRule: change.caseRule }
    case 'provisional':
      return withTerms(concept, (term) => ({ ...term, provisional: change.provisional }))
    case 'status':
      // A concept of which nothing may be written is none.
      if (change.status === 'forbidden') return 'lastTerm'
      return withTerms(concept, (term) =>
        term.lang === change.lang && usable(term) ? { ...term, status: change.status } : term,
      )
    case 'validity':
      return withValidity(concept, change)
  }
}

const usable = ({ status }: Term): boolean => status === 'preferred' || status === 'admitted'

function withTerms(concept: Concept, change: (term: Term) => Term): Concept {
  return { ...concept, terms: concept.terms.map(change) }
}

/** Null takes an end away, undefined leaves it. An end before the beginning is refused with the whole change. */
function withValidity(concept: Concept, { validFrom, validTo }: Extract<ChangeInPlace, { kind: 'validity' }>): Concept {
  const { validFrom: from, validTo: to, ...others } = concept
  const begins = validFrom === undefined ? from : (validFrom ?? undefined)
  const ends = validTo === undefined ? to : (validTo ?? undefined)
  if (begins !== undefined && ends !== undefined && ends < begins) return concept
  return { ...others, ...(begins !== undefined && { validFrom: begins }), ...(ends !== undefined && { validTo: ends }) }
}
