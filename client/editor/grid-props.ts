import type { ReactNode, RefObject } from 'react'
import type { DocumentSession, TermView } from './session.ts'

export interface SegmentGridProps {
  session: DocumentSession
  /** Rows to show, in document order: all of them or those a filter lets through. */
  ids: readonly string[]
  /** Column headings, shown as the grid's header line (class grid-header). */
  label: { source: string; target: string }
  /** Accessible name of the whole list. */
  gridName: string
  /** Accessible name of a row, e.g. "Segment 25". */
  rowName: (number: number) => string
  /** Accessible name of a target, e.g. "English, segment 25". */
  targetName: (number: number) => string
  /** Tooltip of a term in a source, e.g. "Insert “Politburo”". */
  termName: (term: TermView) => string
  /** Shown in an empty target: `data-placeholder` of `.target-text`, within `.target[data-empty]`. */
  placeholder?: string
  /** Status mark left of the cells (class row-status). */
  renderStatus?: (id: string) => ReactNode
  /** Buttons under the active row (class row-actions). */
  renderActions?: (id: string) => ReactNode
  /** Marks right of the cells, such as a count of issues (class row-mark). */
  renderMark?: (id: string) => ReactNode
}

/** What a list of rows offers the grid around it. */
export interface RowListProps extends SegmentGridProps {
  root: RefObject<HTMLElement | null>
  /** Set by the list: scrolls a row into view. */
  reveal: RefObject<(id: string) => void>
}
