import type { Competitor, Concept, TermHit } from './concept.ts'

/** Opaque; made once per glossary revision. */
export interface TermIndex {
  concepts: readonly Concept[]
  competitors: readonly Competitor[]
}

export function buildTermIndex(concepts: readonly Concept[], competitors: readonly Competitor[]): TermIndex {
  return { concepts, competitors }
}

export function findTerms(index: TermIndex, text: string): TermHit[] {
  return index.concepts.length === 0 || text === '' ? [] : []
}
