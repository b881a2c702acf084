import type { Finding } from '../../core/checks/check.ts'
import type { TermHit } from '../../glossary/concept.ts'
import type { ReadyTerm } from '../../glossary/prioritised.ts'
import type { CheckPart, DocumentChecker } from './checks.ts'

/**
 * Finds term hits, here or in a worker. Glossaries are loaded once under a key,
 * in chunks, and patched when some of their concepts have changed.
 */
export interface TermFinder {
  /** Hits of each text, in order; null when the key is not loaded. */
  find(key: string, texts: readonly string[]): Promise<TermHit[][] | null>
  /** Takes some of the concepts of a key; the last ones, with `more` false, make it ready. */
  load(key: string, part: readonly ReadyTerm[], more: boolean): Promise<void>
  /** Makes of what is loaded under one key what the other stands for; false where that is to be loaded anew. */
  patch(from: string, to: string, patch: TermPatch): Promise<boolean>
  close(): Promise<void>
}

/** Concepts that are others now, and keys of those that are gone. */
export interface TermPatch {
  changed: readonly ReadyTerm[]
  gone: readonly string[]
}

/** What the worker does; both its tasks share the loaded glossaries. */
export type LanguageWorker = TermFinder & DocumentChecker

/** Messages to the worker. Each is answered by one reply with the same id. */
export type TermRequest =
  | { id: number; type: 'load'; key: string; part: readonly ReadyTerm[]; more: boolean }
  | { id: number; type: 'patch'; key: string; to: string; patch: TermPatch }
  | { id: number; type: 'find'; key: string; texts: readonly string[] }
  | { id: number; type: 'check'; key: string; part: CheckPart }
export interface TermReply {
  id: number
  hits?: TermHit[][] | null
  findings?: Finding[][] | null
  patched?: boolean
  /** Set when the request failed. */
  error?: string
}
