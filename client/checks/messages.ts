import type { Finding } from '../../core/checks/check.ts'
import type { PairTags } from '../../core/model/plain.ts'
import type { Style } from '../../core/language/meaning/style.ts'
import type { Token } from '../../core/language/meaning/token.ts'
import type { Concept } from '../../glossary/concept.ts'

/** A row as it is checked; hits are [start, end, id of the concept] in its source. */
export interface CheckRow {
  id: string
  source: string
  target: string
  /** Tags beside the texts. */
  tags?: PairTags
  hits: readonly (readonly [start: number, end: number, concept: string])[]
}

/** A number, date or the like of a source with its English; offsets of the source's text. */
export interface Placeable {
  start: number
  end: number
  kind: Token['kind']
  /** As it stands in the source. */
  source: string
  english: string
}

/** What was found in a row whose texts were these. */
export interface CheckedRow {
  id: string
  source: string
  target: string
  findings: readonly Finding[]
  placeables: readonly Placeable[]
}

/** What the page tells the worker. */
export type ToWorker =
  /** All rows of the document, in order. */
  | { type: 'order'; ids: readonly string[] }
  /** Rows new or changed; urgent ones are checked before all others. */
  | { type: 'rows'; rows: readonly CheckRow[]; urgent: boolean }
  /** Concepts to know besides those known; `whole`: instead of all those. */
  | { type: 'concepts'; concepts: readonly Concept[]; whole?: boolean }
  | { type: 'style'; style: Style }
  /** ISO day of the document: it chooses among names of other times. */
  | { type: 'day'; day: string }

/** What the worker tells the page. */
export interface FromWorker {
  checked: readonly CheckedRow[]
  /** Rows still to be checked. */
  left: number
}
