import type { Inline } from '../../core/model/inline.ts'
import type { SegmentStatus } from '../../core/model/status.ts'
import type { UnitKind } from '../../core/model/unit.ts'
import type { ErrorCategory, ErrorSeverity } from '../../core/review/mqm/typology.ts'
import type { Warning } from '../../filters/filter.ts'
import type { Concept } from '../../glossary/concept.ts'

/** Rows of the store as the rest of the server sees them. Times are integer milliseconds UTC; ids UUIDv7 text. */
export interface ProjectRecord {
  id: string
  name: string
  sourceLang: string
  targetLang: string
  createdAt: number
  updatedAt: number
}

export interface DocumentRecord {
  id: string
  project: string
  title: string
  fileName: string
  /** Id of the filter that read it. */
  format: string
  /** `importing` documents are invisible and removed at the next start. */
  state: 'importing' | 'ready'
  sample: boolean
  structure: number
  lastEvent: number
  /** Blob id of the skeleton. */
  skeleton: string
  warnings: Warning[]
  /** ISO day that chooses the names in force; null: that of the import. */
  date: string | null
  createdAt: number
  updatedAt: number
}

export interface UnitRecord {
  id: string
  document: string
  /** Position in the document from 0. */
  ord: number
  kind: UnitKind
  /** White space after the last segment. A unit is Σ(lead + source) + tail. */
  tail: string
}

export interface SegmentRecord {
  id: string
  document: string
  unit: string
  /** Position of the unit in the document, kept here too so that rows come in order from one index. */
  unitOrd: number
  /** Position within the unit, renumbered on split and join; tombstones keep the one they had, so it is not unique. */
  ord: number
  lead: string
  source: Inline
  target: Inline
  /** Space-separated source words. */
  words: number
  status: SegmentStatus
  locked: boolean
  version: number
  /** Set on the tombstone of a joined segment: the segment that took it in, and where its target began there. */
  joinedInto: string | null
  joinedAt: number | null
}

/** What a segment row derives from its text (app-computed, NFC): the store fills these itself from core/language. */
export interface DerivedText {
  sourceText: string
  targetText: string
  canon: string
  folded: string
}

export type EventKind = 'text' | 'status' | 'lock' | 'split' | 'join' | 'import' | 'batch'

export interface EventRecord {
  document: string
  n: number
  kind: EventKind
  segment: string | null
  version: number | null
  actor: string
  client: string
  request: string
  schema: number
  payload: Record<string, unknown>
  at: number
  undoes: number | null
}

export interface UserRecord {
  id: string
  name: string
  color: string
}

export interface JobRecord {
  id: string
  project: string
  kind: 'import'
  title: string
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number
  document: string | null
  error: { code: string; params: Record<string, string | number> } | null
  createdAt: number
}

export interface GlossaryRecord {
  id: string
  name: string
  sourceLang: string
  targetLang: string
  description: string
  readOnly: boolean
  /** Raised by one for every change of a concept, which bears that number. */
  revision: number
  /** Revision at which all concepts were replaced: whoever knows an older one starts anew. */
  base: number
}

/** An active glossary of a project. */
export interface ActiveGlossary extends GlossaryRecord {
  takesNew: boolean
}

/** `version` is raised by every change of the concept; 0 where nobody has changed it. */
export interface ConceptRecord extends Concept {
  version: number
}

export type ConceptChangeKind = 'created' | 'changed' | 'deleted' | 'restored' | 'imported' | 'approved' | 'rejected'

export interface ConceptChangeRecord {
  glossary: string
  /** The glossary's revision that the change made. */
  n: number
  concept: string
  kind: ConceptChangeKind
  /** Version of the concept after it. */
  version: number
  /** null: it was not there. */
  before: Concept | null
  /** null: it is gone. */
  after: Concept | null
  user: string
  /** Who proposed what `user` approved. */
  proposedBy: string | null
  at: number
  /** The change to many it was part of. */
  batch: string | null
  /** Why, where somebody said so. */
  reason?: string | undefined
}

/** What a change gives; the store counts revision and version itself. */
export type ConceptWrite = Omit<ConceptChangeRecord, 'glossary' | 'n' | 'version' | 'before'>

/** A change of a concept with its columns worked out (`ready-concept.ts`), which only the store looks into. */
export interface ReadyConcept {
  id: string
  /** null: it is to go. */
  concept: (string | number | null)[] | null
  /** Of all its terms, one after the other. */
  terms: (string | number | null)[]
  /** JSON, as the history keeps it. */
  before: string | null
  after: string | null
}

/** A change to many concepts, under way or over. */
export interface GlossaryBatchRecord {
  id: string
  glossary: string
  kind: 'bulk' | 'import'
  state: 'running' | 'done' | 'undone'
  user: string
  at: number
}

export interface ProposalRecord {
  id: string
  glossary: string
  kind: 'add' | 'change' | 'delete'
  concept: string
  /** Version of the concept it was made for. */
  ifVersion: number
  /** The concept as it would be; null for `delete`. */
  draft: Concept | null
  note: string
  user: string
  at: number
  /** null: it waits. */
  decision: ProposalDecision | null
}

export interface ProposalDecision {
  state: 'approved' | 'rejected'
  user: string
  at: number
  reason: string
}

/** Where a copied concept came from. */
export interface ConceptOrigin {
  glossary: string
  /** Name of that glossary when it was copied. */
  name: string
  concept: string
  version: number
  user: string
  at: number
}

/** "Not this here": a hit of a concept on these words is none, in a segment or (null) in the whole document. */
export interface TermExceptionRecord {
  id: string
  document: string
  segment: string | null
  glossary: string
  concept: string
  /** NFC. */
  surface: string
  user: string
  at: number
}

/** Somebody's decision that findings of a check are no issue. */
export interface DismissalRecord {
  id: string
  document: string
  check: string
  scope: 'one' | 'kind' | 'text'
  segment: string | null
  sourceHash: string | null
  targetHash: string | null
  key: string | null
  reason: string
  user: string
  at: number
}

/** Segments and source words by status, for one document. */
export type StatusTally = Record<SegmentStatus, { segments: number; words: number }>

/** Words of one side of a segment that a thread is about. */
export interface ThreadAnchor {
  side: 'source' | 'target'
  /** Offsets of the side's content; null once the words are gone. */
  span: { from: number; to: number } | null
  quote: string
  prefix: string
  suffix: string
}

export interface ThreadRecord {
  id: string
  document: string
  segment: string | null
  anchor: ThreadAnchor | null
  resolved: { by: string; at: number } | null
  lastAt: number
}

export interface CommentRecord {
  id: string
  thread: string
  author: string
  text: string
  mentions: readonly string[]
  at: number
  editedAt: number | null
}

/** What a person found wrong with a segment. */
export interface ErrorRecord {
  id: string
  document: string
  segment: string
  side: 'source' | 'target'
  /** null: the whole side. */
  anchor: ThreadAnchor | null
  category: ErrorCategory
  severity: ErrorSeverity
  note: string
  author: string
  /** Whom a file named as the judge; else ''. */
  rater: string
  createdAt: number
  updatedAt: number
}

/** A name for a document as it was after event `n`. */
export interface CheckpointRecord {
  id: string
  document: string
  n: number
  name: string
  kind: 'delivered' | 'returned' | 'named'
  user: string
  at: number
}

/** What of an event tells where something changed. */
export interface TouchRecord {
  n: number
  kind: string
  segment: string | null
  second: string | null
  actor: string
  at: number
}

/** What somebody would have a target be. */
export interface SuggestionRecord {
  id: string
  document: string
  segment: string
  author: string
  /** The target it changes: while open, that of now. */
  base: Inline
  /** The segment's version whose target the base is. */
  baseVersion: number
  text: Inline
  version: number
  state: 'open' | 'conflict' | 'accepted' | 'rejected' | 'withdrawn'
  decided: { by: string; at: number } | null
  createdAt: number
  updatedAt: number
}
