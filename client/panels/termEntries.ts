import type { ConceptInfo } from '../../core/api.ts'
import type { TermView } from '../editor/session.ts'

/** One concept found in a segment; its place in the list is its key Alt+1 … Alt+9. */
export interface TermEntry {
  concept: ConceptInfo
  english: string
  /** How often it occurs in the source. */
  times: number
}

/** Hits of a segment, each concept once, in the order of first occurrence. */
export function termEntries(hits: readonly TermView[]): TermEntry[] {
  const entries = new Map<string, TermEntry>()
  for (const { concept, english } of hits) {
    const entry = entries.get(concept.id)
    if (entry) entry.times += 1
    else entries.set(concept.id, { concept, english, times: 1 })
  }
  return [...entries.values()]
}
