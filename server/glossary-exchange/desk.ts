import type {
  ConflictPolicy,
  GlossaryFormat,
  GlossaryPreview,
  ImportRow,
  RowOutcome,
  TableMapping,
} from '../../core/api.ts'
import type { TermCandidate } from '../../glossary/candidates.ts'
import type { Concept } from '../../glossary/concept.ts'
import type { Conflict } from '../../glossary/conflicts.ts'
import type { ReadyConcept } from '../store/records.ts'

/** What is known of a file once it is read and compared with the glossary. */
export type Plan = Pick<GlossaryPreview, 'format' | 'table' | 'counts' | 'warnings'>
/** A row of a dry run; its `before` has no glossary named. */
export type PlannedRow = Omit<ImportRow, 'before'> & { before: Concept | null }

export interface GlossaryFile {
  name: string
  description: string
  /** ms UTC, for formats that name a date. */
  at: number
}

/**
 * The heavy part of exchange and use: reading files, comparing them with a
 * glossary, writing files, looking through whole documents and glossaries. It runs beside
 * the server (`desk-thread.ts`) or, in tests, in its thread (`desk-here.ts`). What is large comes and goes in chunks. Every
 * method but the first of its kind throws AppError glossary.importGone for a
 * name that is not known, be it that the worker was started again.
 */
export interface Desk {
  /** Takes a file under a name. */
  open(id: string, file: { bytes: Uint8Array; fileName: string; format?: GlossaryFormat | undefined }): Promise<void>
  /** Takes a chunk of the glossary's concepts as they are; `first` forgets those taken before. */
  existing(id: string, concepts: readonly Concept[], first: boolean): Promise<void>
  /** Reads the file, as a table by this mapping, and says what it would do. Throws AppError import.…. */
  plan(id: string, mapping?: TableMapping): Promise<Plan>
  /** Rows in the file's order from the `after`th on, of one outcome or all. */
  rows(
    id: string,
    asked: { outcome?: RowOutcome | undefined; after: number; limit: number },
  ): Promise<{ rows: PlannedRow[]; next: number | null }>
  /** Decides about conflicts; gives the number of concepts to be written. */
  decide(id: string, policy: ConflictPolicy): Promise<number>
  writes(id: string, from: number, limit: number): Promise<ReadyConcept[]>
  /** Takes a chunk of concepts to be written into a file. */
  collect(id: string, concepts: readonly Concept[]): Promise<void>
  /** Writes the file of what was collected, and forgets it. */
  write(id: string, format: GlossaryFormat, file: GlossaryFile): Promise<Uint8Array>
  /** Takes a chunk of a document's sources, in order. */
  texts(id: string, sources: readonly string[]): Promise<void>
  /** Term candidates of the texts taken that none of the concepts collected has; forgets both. */
  candidates(id: string): Promise<TermCandidate[]>
  /** Contradictions between the concepts collected, whose ids are concept keys; forgets them. */
  conflicts(id: string): Promise<Conflict[]>
  drop(id: string): Promise<void>
  close(): Promise<void>
}
