import type { Concept, Term, Validity } from './concept.ts'

/** Is this in force on an ISO day? Both ends belong to the time; an absent end is open. */
export function isInForce({ validFrom, validTo }: Validity, day: string): boolean {
  return (!validFrom || validFrom <= day) && (!validTo || day <= validTo)
}

/**
 * The term to write on an ISO day: the preferred one in force; else a superseded
 * one whose stated time covers the day; else, of the preferred ones that have
 * lapsed, the latest; else the first preferred; else the first admitted. Undefined when the language has neither. Approved terms
 * come before provisional ones. Without a day the first preferred one.
 */
export function termFor({ terms }: Pick<Concept, 'terms'>, lang: Term['lang'], day?: string): Term | undefined {
  const ofLang = terms.filter((term) => term.lang === lang)
  const all = ofLang.filter((term) => term.status === 'preferred')
  const preferred = all.every((term) => term.provisional) ? all : all.filter((term) => !term.provisional)
  const admitted = ofLang.find((term) => term.status === 'admitted')
  if (day === undefined) return preferred[0] ?? admitted
  const inForce = preferred.find((term) => isInForce(term, day)) ?? ofLang.find((term) => wasRight(term, day))
  if (inForce) return inForce
  const lapsed = preferred.filter((term) => term.validTo && term.validTo < day)
  return lapsed.toSorted((a, b) => (b.validTo ?? '').localeCompare(a.validTo ?? ''))[0] ?? preferred[0] ?? admitted
}

/** A superseded name on a day that its stated time covers. */
export function wasRight(term: Term, day: string): boolean {
  return term.status === 'superseded' && Boolean(term.validFrom ?? term.validTo) && isInForce(term, day)
}

/** Chains of successors are followed so far: a body is not merged more often, and a circle must end. */
const CHAIN = 20

/**
 * The concept that stands in a concept's place on an ISO day: itself while it
 * is in force or nothing follows it, else the first of its successors that is
 * in force, else the last of them. `find` looks a concept of the same glossary
 * up by id.
 */
export function successorOf<C extends Pick<Concept, 'successor' | 'validFrom' | 'validTo'>>(
  concept: C,
  day: string,
  find: (id: string) => C | undefined,
): C {
  let here = concept
  for (let step = 0; step < CHAIN && !isInForce(here, day); step++) {
    const next = here.successor === undefined ? undefined : find(here.successor)
    if (!next || next === concept) return here
    here = next
  }
  return here
}

/** Do two times have a day in common? */
export function overlap(a: Validity, b: Validity): boolean {
  return (
    (!a.validFrom || !b.validTo || a.validFrom <= b.validTo) && (!b.validFrom || !a.validTo || b.validFrom <= a.validTo)
  )
}

/** What two times have in common; its ends are in the wrong order when that is nothing. */
export function common(a: Validity, b: Validity): Validity {
  const from = later(a.validFrom, b.validFrom)
  const to = earlier(a.validTo, b.validTo)
  return { ...(from && { validFrom: from }), ...(to && { validTo: to }) }
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return !a || (b && b > a) ? b : a
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return !a || (b && b < a) ? b : a
}
