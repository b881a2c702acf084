import { foldKey } from '../core/language/fold.ts'
import type { Concept, Term } from './concept.ts'
import { termKey, type ConceptDraft, type Reason } from './draft.ts'
import { renderingKey } from './priority.ts'
import { overlap } from './validity.ts'

/** Where a row says something else than a concept; null where the two can stand together. */
export function contradiction(concept: Pick<Concept, 'terms'>, row: Pick<Concept, 'terms'>): Reason | null {
  const here = preferred(concept.terms)
  const there = preferred(row.terms)
  const forbidden = clash(concept.terms, there)
  if (forbidden) return { code: 'forbiddenHere', params: { text: forbidden.text } }
  const forbids = clash(row.terms, here)
  if (forbids) return { code: 'forbiddenThere', params: { text: forbids.text } }
  if (here.length === 0 || there.length === 0 || shareRendering(here, there)) return null
  // Another name for another time is no contradiction.
  if (!here.some((one) => there.some((other) => overlap(one, other)))) return null
  return { code: 'otherPreferred', params: { here: here[0]?.text ?? '', there: there[0]?.text ?? '' } }
}

/** A forbidden English term among those wanted. */
function clash(terms: readonly Term[], wanted: readonly Term[]): Term | undefined {
  const forbidden = terms.filter(({ lang, status }) => lang === 'en' && status === 'forbidden')
  if (forbidden.length === 0 || wanted.length === 0) return undefined
  const keys = keysOf(wanted)
  return forbidden.find(({ text }) => keys.has(renderingKey(text)))
}

function shareRendering(a: readonly Term[], b: readonly Term[]): boolean {
  if (a[0]?.text === b[0]?.text) return true
  const keys = keysOf(a)
  return b.some(({ text }) => keys.has(renderingKey(text)))
}

const keysOf = (terms: readonly Term[]): Set<string> => new Set(terms.map(({ text }) => renderingKey(text)))

/**
 * A row's word where it speaks, the concept's where it is silent; no term goes.
 * With `spelling` the row's spelling of a Vietnamese term counts as a change;
 * else one that folds to the same does not.
 */
export function supplemented(concept: ConceptDraft, row: ConceptDraft, spelling: boolean): ConceptDraft {
  const left = new Set(row.terms)
  const byText = new Map<string, Term[]>()
  for (const term of row.terms) byText.set(termKey(term), [...(byText.get(termKey(term)) ?? []), term])
  const preference = preferred(row.terms)
  const take = (candidates: readonly Term[] = []): Term | undefined => {
    const found = candidates.find((term) => left.has(term))
    if (found) left.delete(found)
    return found
  }
  const saidOf = (term: Term): Term | undefined => {
    const said = byText.get(termKey(term)) ?? []
    // Else the time is silent in one of the two.
    return (
      take(said.filter((one) => timeOf(one) === timeOf(term))) ??
      take(said.filter((one) => timeOf(term) === ' ' || timeOf(one) === ' '))
    )
  }
  const terms = concept.terms.map((term): [Term, Term | undefined] => [term, saidOf(term)])
  const settled = terms.map(([term, said]): Term => {
    const written =
      said ?? (isPreference(term) ? take(preference.filter((one) => sameRendering(one, term))) : undefined)
    const text = term.lang === 'vi' && !spelling ? term.text : (written?.text ?? term.text)
    return written ? { ...term, ...written, text } : term
  })
  const about = described(concept, row)
  if (!spelling && foldKey(about.domain) === foldKey(concept.domain)) about.domain = concept.domain
  return { ...about, terms: [...settled, ...left] }
}

const isPreference = ({ lang, status }: Term): boolean => lang === 'en' && status === 'preferred'
/** The same but for capitals and hyphens. */
const sameRendering = (a: Term, b: Term): boolean => renderingKey(a.text) === renderingKey(b.text)

/** The row's terms in every language it speaks. */
export function replaced(concept: ConceptDraft, row: ConceptDraft): ConceptDraft {
  const languages = new Set(row.terms.map(({ lang }) => lang))
  return {
    ...described(concept, row),
    terms: [...row.terms, ...concept.terms.filter(({ lang }) => !languages.has(lang))],
  }
}

/** The concept as it is, with the row's other terms admitted beside its own; forbidden ones stay out. */
export function merged(concept: ConceptDraft, row: ConceptDraft): ConceptDraft {
  const keyOf = (term: Term): string => (term.lang === 'en' ? `en ${renderingKey(term.text)}` : termKey(term))
  const known = new Set(concept.terms.map(keyOf))
  const joining = row.terms
    .filter((term) => term.status !== 'forbidden' && !known.has(keyOf(term)))
    .map((term): Term => (term.status === 'preferred' ? { ...term, status: 'admitted' } : term))
  return { ...described(row, concept), terms: [...concept.terms, ...joining] }
}

const FIELDS = [
  'partOfSpeech',
  'domain',
  'definition',
  'note',
  'confidence',
  'caseRule',
  'successor',
  'link',
  'validFrom',
  'validTo',
] as const

/** Do two normalised drafts say the same, whatever the order of their terms? */
export function sameDraft(a: ConceptDraft, b: ConceptDraft): boolean {
  if (a.terms.length !== b.terms.length || FIELDS.some((field) => (a[field] ?? '') !== (b[field] ?? ''))) return false
  if (a.terms.every((term, at) => sameTerm(term, b.terms[at]))) return true
  const wanted = new Map<string, Term[]>()
  for (const term of b.terms) wanted.set(term.text, [...(wanted.get(term.text) ?? []), term])
  return a.terms.every((term) => wanted.get(term.text)?.some((other) => sameTerm(term, other)))
}

function sameTerm(a: Term, b: Term | undefined): boolean {
  if (!b || a.text !== b.text || a.lang !== b.lang || a.status !== b.status) return false
  if (a.provisional !== b.provisional || (a.type ?? 'full') !== (b.type ?? 'full')) return false
  if (timeOf(a) !== timeOf(b) || (a.note ?? '') !== (b.note ?? '') || (a.example ?? '') !== (b.example ?? '')) {
    return false
  }
  const [one, other] = [a.authority, b.authority]
  if (!one || !other) return one === other
  return (['source', 'decision', 'date', 'approvedBy'] as const).every((key) => (one[key] ?? '') === (other[key] ?? ''))
}

/** All but the terms: `second`'s word where it has one. */
function described(first: ConceptDraft, second: ConceptDraft): ConceptDraft {
  const about: ConceptDraft = { ...draftOf(first), terms: [] }
  for (const field of FIELDS) {
    const said = second[field]
    // A row that leaves the case rule open has `fold`, which overrules nothing.
    if (said && !(field === 'caseRule' && said === 'fold')) Object.assign(about, { [field]: said })
  }
  return about
}

/** A concept without its identity. */
export function draftOf(concept: ConceptDraft): ConceptDraft {
  const { id: _id, pending: _pending, accepts: _accepts, ...draft } = concept as Concept
  return draft
}

const preferred = (terms: readonly Term[]): Term[] => terms.filter(isPreference)
const timeOf = ({ validFrom = '', validTo = '' }: Term): string => `${validFrom} ${validTo}`
