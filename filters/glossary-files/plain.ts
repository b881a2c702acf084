import type { Authority, Term } from '../../glossary/concept.ts'

/** A term without absent and empty fields, in one order: two that say the same are the same JSON. */
export function plainTerm(term: Term): Term {
  const plain: Term = { lang: term.lang, text: term.text, status: term.status, provisional: term.provisional }
  if (term.type) plain.type = term.type
  if (term.note) plain.note = term.note
  if (term.example) plain.example = term.example
  if (term.authority?.source) plain.authority = plainAuthority(term.authority)
  if (term.validFrom) plain.validFrom = term.validFrom
  if (term.validTo) plain.validTo = term.validTo
  return plain
}

function plainAuthority(authority: Authority): Authority {
  const plain: Authority = { source: authority.source }
  if (authority.decision) plain.decision = authority.decision
  if (authority.date) plain.date = authority.date
  if (authority.approvedBy) plain.approvedBy = authority.approvedBy
  return plain
}

export function sameTerms(a: readonly Term[], b: readonly Term[]): boolean {
  return a.length === b.length && a.every((term, index) => JSON.stringify(term) === JSON.stringify(b[index]))
}
