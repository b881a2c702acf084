import { conceptKey } from '../../glossary/concept-key.ts'
import type { Concept, TermHit } from '../../glossary/concept.ts'
import type { DocumentRecord, SegmentRecord } from '../store/records.ts'
import type { ReadQueries } from '../store/store.ts'
import type { TermHits } from '../terms.ts'

/** Term hits of segments; concepts go by their keys. */
export interface KeyedHits {
  of(segment: string): readonly TermHit[]
  conceptOf(key: string): Concept | undefined
}

/** The hits that people see in a document's segments. */
export async function keyedHits(
  termHits: TermHits,
  queries: ReadQueries,
  document: DocumentRecord,
  segments: readonly SegmentRecord[],
): Promise<KeyedHits> {
  const reply = await termHits.of(queries, document, segments)
  const concepts = reply.concepts.map((concept) => ({ ...concept, id: conceptKey(concept.glossary, concept.id) }))
  const byKey = new Map(concepts.map((concept) => [concept.id, concept]))
  const rows = new Map(reply.rows)
  return {
    of: (segment) =>
      (rows.get(segment) ?? []).map(([start, end, place]) => {
        const concept = concepts[place]
        const vi = concept?.terms.find(({ lang }) => lang === 'vi')?.text ?? ''
        return { concept: concept?.id ?? '', vi, start, end }
      }),
    conceptOf: (key) => byKey.get(key),
  }
}
