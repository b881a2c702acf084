import type { Concept } from '../../glossary/concept.ts'
import type { GlossaryFormat, TableMapping } from '../../core/api.ts'
import type { Warning } from '../filter.ts'

/** What a concept says, without its identity in a store. */
export type ConceptDraft = Omit<Concept, 'id' | 'pending'>

/** One entry of a file: a concept, or why it is none. */
export type Entry =
  | { line: number; id: string; draft: ConceptDraft }
  /** `code`: key of `glossary.import.reasons`; `raw`: the first 200 characters of what stood there. */
  | { line: number; reason: { code: string; params: Record<string, string | number> }; raw: string }

export interface GlossaryRead {
  /** In the order of the file; `line` is the line of a table or the ordinal of the concept, from 1; `id` '' where it has none. */
  entries: Entry[]
  warnings: Warning[]
  table: { mapping: TableMapping; sheets: string[]; sample: string[][] } | null
}

/** A format of term bases. Throws AppError `import.*` for a file that is none, broken or hostile. */
export interface GlossaryFilter {
  id: GlossaryFormat
  extension: string
  mime: string
  /** Is this a file of the format? Looks at the beginning only. */
  recognises(bytes: Uint8Array, fileName: string): boolean
  read(bytes: Uint8Array, mapping?: TableMapping): GlossaryRead
  /** Reads back identically; the same concepts give the same bytes (`at`: ms UTC, for formats that name a date). */
  write(glossary: { name: string; description: string; concepts: readonly Concept[]; at: number }): Uint8Array
}
