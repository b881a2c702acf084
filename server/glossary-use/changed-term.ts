import { AppError } from '../../core/errors.ts'
import { conceptKey } from '../../glossary/concept-key.ts'
import type { Concept } from '../../glossary/concept.ts'
import { impactOf, type Impact } from '../../glossary/impact.ts'
import { buildTermIndex, findTerms } from '../../glossary/matcher.ts'
import { EnglishText, rendering } from '../../glossary/usage/rendering.ts'
import { termFor } from '../../glossary/validity.ts'
import { dayOf } from '../day.ts'
import { sideText } from '../sides.ts'
import type { DocumentRecord, SegmentRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'
import type { TermHits } from '../terms.ts'
import { keyedHits } from './hits.ts'

/** A concept whose English is to be another from now on; `to` absent: the preferred one on each document's day. */
export interface TermChange {
  glossary: string
  concept: string
  from: string
  to?: string | undefined
}

/** Finds where segments render a concept the old way, and what they become. */
export class ChangedTerm {
  readonly #concept: Concept
  readonly #change: TermChange
  readonly #termHits: TermHits
  readonly #may: (source: string, target: string) => boolean

  private constructor(concept: Concept, change: TermChange, termHits: TermHits) {
    this.#concept = { ...concept, id: conceptKey(change.glossary, concept.id) }
    this.#change = change
    this.#termHits = termHits
    this.#may = quickLook(this.#concept, change.from)
  }

  /** Throws AppError notFound.glossary, notFound.concept. */
  static async of(
    queries: Pick<ReadQueries, 'glossaries'>,
    termHits: TermHits,
    change: TermChange,
  ): Promise<ChangedTerm> {
    if (!(await queries.glossaries.get(change.glossary))) throw new AppError('notFound.glossary')
    const concept = await queries.glossaries.concept(change.glossary, change.concept)
    if (!concept) throw new AppError('notFound.concept')
    return new ChangedTerm(concept, change, termHits)
  }

  /** Impacts by segment, of those that have one. */
  async impacts(
    queries: ReadQueries,
    document: DocumentRecord,
    segments: readonly SegmentRecord[],
  ): Promise<Map<string, Impact>> {
    const found = new Map<string, Impact>()
    const { from } = this.#change
    const to = this.#change.to ?? termFor(this.#concept, 'en', dayOf(document))?.text
    if (to === undefined) return found
    const possible = segments.filter(({ source, target }) =>
      this.#may(sideText('source', source).normalize('NFC'), sideText('target', target).normalize('NFC')),
    )
    if (possible.length === 0) return found
    const hits = await keyedHits(this.#termHits, queries, document, possible)
    for (const { id, target } of possible) {
      const impact = impactOf({
        concept: this.#concept,
        from,
        to,
        target: sideText('target', target),
        hits: hits.of(id),
        conceptOf: (key) => hits.conceptOf(key),
      })
      if (impact) found.set(id, impact)
    }
    return found
  }
}

/**
 * What every affected segment has, and few others: a term of the concept alone,
 * whatever other terms make of it, and the old rendering. Spares a glossary's
 * whole index the rest.
 */
function quickLook(concept: Concept, from: string): (source: string, target: string) => boolean {
  const alone = buildTermIndex([concept], [])
  const wanted = rendering(from, concept)
  return (source, target) =>
    wanted !== undefined &&
    target !== '' &&
    findTerms(alone, source).length > 0 &&
    new EnglishText(target).find(wanted).length > 0
}
