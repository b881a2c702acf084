import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react'
import { AllRows } from './AllRows.tsx'
import type { SegmentGridProps } from './grid-props.ts'
import { useSourceReports } from './useSourceReports.ts'
import { viewsOf } from './insides.ts'

/** Only long documents need it: the others do not wait for it. */
const WindowedRows = lazy(() => import('./WindowedRows.tsx').then((file) => ({ default: file.WindowedRows })))

/** Up to so many rows are all in the DOM; above, only those near the view are. */
const ALL_ROWS = 2000

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
      <Suspense fallback={null}>
        <List {...props} root={root} reveal={reveal} />
      </Suspense>
    </section>
  )
}
