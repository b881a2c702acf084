import type { ErrorCode } from '../../../core/errors.ts'
import type { Inline } from '../../../core/model/inline.ts'
import type { PendingKey } from '../sync/pending-store.ts'

/** A suggestion as it was sent and not answered yet; it is repeated word for word. */
export interface SentSuggestion {
  client: string
  requestId: string
  ifVersion: number
  baseVersion: number
  text: Inline
}

/** What somebody suggests for a segment and the server has not got. */
export interface KeptSuggestion extends PendingKey {
  schema: number
  /** The target it changes; the segment's version it is the text of, null while edits of it are on their way. */
  base: Inline
  baseVersion: number | null
  /** The suggestion, where it is known. */
  suggestion?: string
  /** Version and text of the suggestion as the server has it; 0 and the base where it has none. */
  seen: number
  agreed: Inline
  text: Inline
  sent: SentSuggestion | null
  /** Why the server has not taken it: kept, under a client of its own, until the person has dealt with it. */
  refused?: ErrorCode
}
