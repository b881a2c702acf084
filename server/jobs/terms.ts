import type { Finding } from '../../core/checks/check.ts'
import type { Concept, TermHit } from '../../glossary/concept.ts'
import type { CheckPart, DocumentChecker } from './checks.ts'

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

/** What the worker does; both its tasks share the loaded glossaries. */
export type LanguageWorker = TermFinder & DocumentChecker

/** Messages to the worker. Each is answered by one reply with the same id. */
export type TermRequest =
  | { id: number; type: 'load'; key: string; concepts: readonly Concept[] }
  | { id: number; type: 'find'; key: string; texts: readonly string[] }
  | { id: number; type: 'check'; key: string; part: CheckPart }
export interface TermReply {
  id: number
  hits?: TermHit[][] | null
  findings?: Finding[][] | null
  /** Set when the request failed. */
  error?: string
}
