import { foldKey } from '../core/language/fold.ts'
import type { Concept, Term } from './concept.ts'
import { common } from './validity.ts'

/**
 * Concepts of several glossaries, in the glossaries' order, made ready for
 * matching and checking: where several have the same Vietnamese term (folded),
 * only the first is hit, and what the later ones prefer or admit in English is
 * accepted too (`accepts`), unless the first forbids it. The time in which a
 * later concept is in force holds for its terms as well. Pending concepts have
 * no say and come last. Linear; concepts without namesakes come out as they are.
 */
export function prioritised(concepts: readonly Concept[]): Concept[] {
  const order = approvedFirst(concepts)
  const firstOf = new Map<string, Concept>()
  const accepts = new Map<Concept, Concept[]>()
  for (const concept of order) {
    const ahead = new Set<Concept>()
    for (const term of concept.terms) {
      if (term.lang !== 'vi') continue
      const surface = foldKey(term.text)
      const first = firstOf.get(surface)
      if (!first) firstOf.set(surface, concept)
      else if (first !== concept) ahead.add(first)
    }
    if (concept.pending) continue
    for (const first of ahead) {
      const others = accepts.get(first)
      if (others) others.push(concept)
      else accepts.set(first, [concept])
    }
  }
  return order.map((concept) => {
    const namesakes = accepts.get(concept)
    return namesakes ? { ...concept, accepts: acceptedFrom(concept, namesakes) } : concept
  })
}

/** Where a surface belongs to an approved concept and a proposed one, the approved one is hit. */
export function approvedFirst(concepts: readonly Concept[]): Concept[] {
  const pending = concepts.filter((concept) => concept.pending)
  if (pending.length === 0) return [...concepts]
  return [...concepts.filter((concept) => !concept.pending), ...pending]
}

/** English that the first of several namesakes accepts of the others, unless it speaks of it itself. */
export function acceptedFrom(first: Concept, others: readonly Concept[]): Term[] {
  // What the first glossary says of a rendering holds, whatever it says.
  const known = new Set(first.terms.filter(({ lang }) => lang === 'en').map(({ text }) => renderingKey(text)))
  const accepted: Term[] = []
  for (const other of others) {
    for (const term of other.terms) {
      if (term.lang !== 'en' || (term.status !== 'preferred' && term.status !== 'admitted')) continue
      const key = renderingKey(term.text)
      if (known.has(key)) continue
      known.add(key)
      const { validFrom: _from, validTo: _to, ...rest } = term
      accepted.push({ ...rest, ...common(term, other) })
    }
  }
  return accepted
}

/** English compared without regard to capitals, hyphens and spaces. */
export function renderingKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[\s\u00a0\-\u2010-\u2013]+/g, ' ')
    .trim()
}
