import type { ConceptInfo } from '../../core/api.ts'
import type { TermView } from '../editor/session.ts'
import type { Standing } from '../terms/standing.ts'

/** One concept found in a segment; its place in the list is its key Alt+1 … Alt+9. */
export interface TermEntry {
  concept: ConceptInfo
  key: string
  english: string
  standing: Standing
  /** Where it first stands in the source. */
  start: number
  end: number
  /** How often it occurs in the source. */
  times: number
}

/** Hits of a segment, each concept once, in the order of first occurrence. */
export function termEntries(hits: readonly TermView[]): TermEntry[] {
  const entries = new Map<string, TermEntry>()
  for (const hit of hits) {
    const entry = entries.get(hit.key)
    if (entry) entry.times += 1
    else entries.set(hit.key, { ...hit, times: 1 })
  }
  return [...entries.values()]
}
