import type { Concept, TermHit } from '../../glossary/concept.ts'

/**
 * Finds term hits, here or in a worker. The glossary is loaded once under a
 * key; asking with another key replaces it.
 */
export interface TermFinder {
  /** Hits of each text, in order; null when the key is not loaded. */
  find(key: string, texts: readonly string[]): Promise<TermHit[][] | null>
  load(key: string, concepts: readonly Concept[]): Promise<void>
  close(): Promise<void>
}

/** Messages to the worker. Each is answered by one reply with the same id. */
export type TermRequest =
  | { id: number; type: 'load'; key: string; concepts: readonly Concept[] }
  | { id: number; type: 'find'; key: string; texts: readonly string[] }
export interface TermReply {
  id: number
  hits: TermHit[][] | null
  /** Set when the request failed. */
  error?: string
}
