import type { Inline } from '../core/model/inline.ts'
import type { SegmentStatus } from '../core/model/status.ts'
import type { UnitKind } from '../core/model/unit.ts'

export interface ExtractedUnit {
  kind: UnitKind
  /** Source of the whole unit, not yet segmented, in NFC. Never contains a line end of the skeleton. */
  text: Inline
}

/** Something the person should know; shown with the document (`warnings.<code>`). */
export interface Warning {
  code: string
  params: Record<string, string | number>
}

/** Opaque outside its filter: what remains of the file when its units are taken out. */
export type Skeleton = Uint8Array

export interface Extraction {
  units: ExtractedUnit[]
  skeleton: Skeleton
  warnings: Warning[]
}

/**
 * Reads one file format. Pure: bytes in, values out; expected faults are
 * AppError('import.…'). Contract (tests/contracts/filter.ts): with unchanged
 * units, `merge(extract(bytes))` gives the bytes back, and `extract` of a merge
 * gives the merged units.
 */
export interface DocumentFilter {
  id: string
  /** Lower case, without the dot. */
  extensions: string[]
  /** 0 = not mine, 1 = certainly mine; looks at the content first, the name second. */
  recognises(bytes: Uint8Array, fileName: string): number
  extract(bytes: Uint8Array): Extraction
  /** Writes the same format again with the given unit texts, in order. Absent where a format cannot be written. */
  merge?(skeleton: Skeleton, units: readonly Inline[]): Uint8Array
}

export interface ExportComment {
  author: string
  /** Milliseconds since 1970, UTC. */
  at: number
  text: string
}

/** What people said about words, a segment or the document, in order. */
export interface ExportThread {
  /** null: about the whole segment, or the document. */
  side: 'source' | 'target' | null
  /** Offsets of the side's content, a tag counts one; null where no words were meant, or they are gone. */
  span: { from: number; to: number } | null
  /** The words as they were commented on; '' where none were. */
  quote: string
  resolved: boolean
  comments: readonly ExportComment[]
}

/** What somebody would change in a target. */
export interface ExportSuggestion {
  author: string
  at: number
  /** Sorted and disjoint; offsets of the target's content. */
  hunks: readonly { from: number; to: number; inserted: Inline }[]
}

export interface ExportSegment {
  id: string
  /** Row number shown to people, from 1. */
  n: number
  /** White space between this segment and the one before it in the unit. */
  lead: string
  source: Inline
  target: Inline
  status: SegmentStatus
  locked: boolean
  /** Given where comments and suggestions are asked for. */
  threads?: readonly ExportThread[] | undefined
  suggestions?: readonly ExportSuggestion[] | undefined
}

export interface ExportUnit {
  kind: UnitKind
  /** White space after the last segment. */
  tail: string
  segments: ExportSegment[]
}

/** Everything visible that an export writes besides the text itself; already in the reader's language. */
export interface ExportLabels {
  /** Language of the labels (BCP 47). */
  lang: 'en' | 'vi'
  number: string
  sourceLanguage: string
  targetLanguage: string
  status: string
  comments: string
  untranslated: string
  statusNames: Record<SegmentStatus, string>
  locked: string
  resolved: string
  /** e.g. "31 segments, 24 confirmed · exported 24 November 2026". */
  summary: string
  page: string
}

export interface ExportInput {
  documentId: string
  exportId: string
  title: string
  fileName: string
  sourceLang: string
  targetLang: string
  exportedAt: number
  units: ExportUnit[]
  /** What was said about the document as a whole. */
  threads?: readonly ExportThread[] | undefined
  /** Skeleton and filter id of the imported file, for formats that mirror it. */
  skeleton: Skeleton
  sourceFormat: string
  labels: ExportLabels
}

/** Writes one export format. Untranslated segments are marked, never dropped. */
export interface Exporter {
  id: string
  extension: string
  mime: string
  write(input: ExportInput): Promise<Uint8Array> | Uint8Array
}
