import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { AllRows } from './AllRows.tsx'
import type { DocumentSession, TermView } from './session.ts'
import { useSourceReports } from './useSourceReports.ts'
import { viewsOf } from './views.ts'
import { WindowedRows } from './WindowedRows.tsx'

/** Up to so many rows are all in the DOM; above, only those near the view are. */
export const ALL_ROWS = 2000

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
}

/** What a list of rows offers the grid around it. */
export interface RowListProps extends SegmentGridProps {
  root: RefObject<HTMLElement | null>
  /** Set by the list: scrolls a row into view. */
  reveal: RefObject<(id: string) => void>
}

/**
 * The rows of an open document, source beside target. The grid scrolls itself
 * (`.grid` needs a bounded height). React draws the rows; the targets inside
 * are small editors of their own.
 */
export function SegmentGrid(props: SegmentGridProps): ReactNode {
  const { session, ids, label } = props
  const root = useRef<HTMLElement>(null)
  const reveal = useRef<(id: string) => void>(() => undefined)
  const order = useRef(ids)
  useEffect(() => {
    order.current = ids
  }, [ids])
  useEffect(
    () => viewsOf(session).attach({ reveal: (id) => reveal.current(id), order: () => order.current }),
    [session],
  )
  useSourceReports(session, root)
  // A long document must not begin as a short one: changing over would draw every row anew.
  const List = Math.max(ids.length, viewsOf(session).expected) > ALL_ROWS ? WindowedRows : AllRows
  return (
    <section className="grid" aria-label={props.gridName} ref={root}>
      <div className="grid-header" aria-hidden="true">
        <div className="cells">
          <div className="source-label">{label.source}</div>
          <div className="target-label">{label.target}</div>
        </div>
      </div>
      <List {...props} root={root} reveal={reveal} />
    </section>
  )
}
