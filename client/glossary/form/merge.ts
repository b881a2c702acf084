import type { ConceptDraft, TermInfo } from '../../../core/api.ts'
import { conceptFields, type ConceptField } from '../history/changes.ts'

export type Side = 'theirs' | 'mine' | 'both'

/** Something both have changed, each in their own way. `both` can be had of the terms only. */
export interface Clash {
  field: ConceptField | 'terms'
  theirs: ConceptDraft
  mine: ConceptDraft
}

export interface Merged {
  /** What only one of the two changed is taken; where they clash, mine. */
  draft: ConceptDraft
  clashes: Clash[]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
/** Keys in order, so that two ways of writing the same are the same. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, ordered(one)]))
}

/** Puts together what two people made of one concept (three-way, field by field; the terms count as one field). */
export function merge(base: ConceptDraft, theirs: ConceptDraft, mine: ConceptDraft): Merged {
  let draft = mine
  const clashes: Clash[] = []
  for (const field of [...conceptFields, 'terms' as const]) {
    const [was, they, own] = [base[field], theirs[field], mine[field]]
    if (same(they, own) || same(was, they)) continue
    if (same(was, own)) draft = take(draft, field, theirs)
    else clashes.push({ field, theirs, mine })
  }
  return { draft, clashes }
}

/** A draft with one field of another. */
function take(draft: ConceptDraft, field: Clash['field'], from: ConceptDraft): ConceptDraft {
  const { [field]: _, ...others } = draft
  return { ...others, ...(from[field] === undefined ? {} : { [field]: from[field] }) } as ConceptDraft
}

/** Settles one clash in a draft. */
export function settle(draft: ConceptDraft, { field, theirs, mine }: Clash, side: Side): ConceptDraft {
  if (side === 'both' && field === 'terms') return { ...draft, terms: together(mine.terms, theirs.terms) }
  return take(draft, field, side === 'theirs' ? theirs : mine)
}

/** Mine first, then what only they have. */
function together(mine: readonly TermInfo[], theirs: readonly TermInfo[]): TermInfo[] {
  const has = (term: TermInfo): boolean => mine.some(({ lang, text }) => lang === term.lang && text === term.text)
  return [...mine, ...theirs.filter((term) => !has(term))]
}
