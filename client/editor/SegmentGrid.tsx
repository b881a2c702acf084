import type { ReactNode } from 'react'
import type { DocumentSession, TermView } from './session.ts'

export interface SegmentGridProps {
  session: DocumentSession
  /** Rows to show, in document order: all of them or those a filter lets through. */
  ids: readonly string[]
  /** Column headings, read out with each cell; shown as the grid's header line. */
  label: { source: string; target: string }
  /** Accessible name of the whole list. */
  gridName: string
  /** Accessible name of a row, e.g. "Segment 25". */
  rowName: (number: number) => string
  /** Accessible name of a target, e.g. "English, segment 25". */
  targetName: (number: number) => string
  /** Accessible name and tooltip of a term in a source, e.g. "Insert “Politburo”". */
  termName: (term: TermView) => string
  /** Shown in an empty target. */
  placeholder?: string
  /** Status mark left of the cells (class row-status). */
  renderStatus?: (id: string) => ReactNode
  /** Buttons under the active row (class row-actions). */
  renderActions?: (id: string) => ReactNode
}

/** The rows of an open document, source beside target. */
export function SegmentGrid(props: SegmentGridProps): ReactNode {
  return (
    <section className="grid" aria-label={props.gridName}>
      {props.ids.length}
    </section>
  )
}
