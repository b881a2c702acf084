import { conceptKey } from '../glossary/concept-key.ts'
import type { TermHit } from '../glossary/concept.ts'
import type { TermExceptionRecord } from './store/records.ts'

/** What names a hit that is none: the concept's key and the words it was. */
export type NotHit = string

const nameOf = (concept: string, surface: string): NotHit => `${concept}\n${surface}`

/** Hits that are none, by segment; those of the whole document are everywhere. */
export class NotHits {
  readonly #everywhere: NotHit[] = []
  readonly #bySegment = new Map<string, NotHit[]>()

  constructor(exceptions: readonly TermExceptionRecord[]) {
    for (const { segment, glossary, concept, surface } of exceptions) {
      const name = nameOf(conceptKey(glossary, concept), surface)
      if (segment === null) this.#everywhere.push(name)
      else this.#bySegment.set(segment, [...(this.#bySegment.get(segment) ?? []), name])
    }
  }

  of(segment: string): readonly NotHit[] {
    const here = this.#bySegment.get(segment)
    return here ? [...this.#everywhere, ...here] : this.#everywhere
  }
}

/** Hits of a source without those that are none. */
export function withoutNotHits(hits: readonly TermHit[], source: string, not: readonly NotHit[]): readonly TermHit[] {
  if (not.length === 0) return hits
  const text = source.normalize('NFC')
  return hits.filter(({ concept, start, end }) => !not.includes(nameOf(concept, text.slice(start, end))))
}
