import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { useActive } from './hooks.ts'
import { Row } from './Row.tsx'
import { bringIntoView, SETTLES } from './scrolling.ts'
import type { RowListProps } from './grid-props.ts'
import { viewsOf } from './insides.ts'

const OVERSCAN = 10
/** For rows not drawn yet: characters to a line, a line's height and what surrounds the text (px). */
const LINE = { characters: 52, height: 26, around: 28 }

/**
 * A long document: only rows near the view are in the DOM, and the active row
 * wherever it is, so that focus and a running composition never lose their
 * element. Heights are measured as rows are drawn.
 */
export function WindowedRows(props: RowListProps): ReactNode {
  const { session, ids, root, reveal } = props
  const views = viewsOf(session)
  const active = useActive(session)
  const indexOf = useMemo(() => new Map(ids.map((id, i) => [id, i])), [ids])
  const activeIndex = active === null ? undefined : indexOf.get(active)
  const list = useRef<HTMLDivElement>(null)
  const elements = useRef(new Map<string, HTMLElement>())
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => setMargin(list.current?.offsetTop ?? 0), [])
  const withActive = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range)
      return activeIndex === undefined || shown.includes(activeIndex)
        ? shown
        : [...shown, activeIndex].sort((a, b) => a - b)
    },
    [activeIndex],
  )
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => root.current,
    estimateSize: (i) => estimate(views.length(ids[i] ?? '')),
    getItemKey: (i) => ids[i] ?? i,
    overscan: OVERSCAN,
    isScrollingResetDelay: SETTLES,
    scrollMargin: margin,
    rangeExtractor: withActive,
  })
  useLayoutEffect(() => {
    reveal.current = (id) => {
      const row = elements.current.get(id)
      const index = indexOf.get(id)
      if (row && root.current) bringIntoView(root.current, row)
      else if (index !== undefined) virtual.scrollToIndex(index, { align: 'center' })
    }
  }, [reveal, root, indexOf, virtual])
  const element = useCallback((id: string, node: HTMLElement | null) => {
    if (node) elements.current.set(id, node)
    else elements.current.delete(id)
  }, [])
  const items = virtual.getVirtualItems()
  const live = useSettled(
    items.map((item) => String(item.key)),
    virtual.isScrolling,
  )
  return (
    <div ref={list} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {items.map((item) => {
        const id = String(item.key)
        return (
          <div key={id} data-index={item.index} ref={virtual.measureElement} style={placed(item.start - margin)}>
            <Row {...rowProps(props)} id={id} live={live.has(id)} draws element={element} />
          </div>
        )
      })}
    </div>
  )
}

/** Rows whose editors are mounted: those drawn when scrolling last settled, as long as they are drawn. */
function useSettled(drawn: readonly string[], scrolling: boolean): ReadonlySet<string> {
  const key = drawn.join(' ')
  const [live, setLive] = useState<{ key: string; ids: ReadonlySet<string> }>({ key: '', ids: new Set() })
  if (!scrolling && live.key !== key) {
    const next = { key, ids: new Set(drawn) }
    setLive(next)
    return next.ids
  }
  return live.ids
}

function rowProps(props: RowListProps) {
  const { session, rowName, targetName, termName, placeholder, renderStatus, renderActions, renderMark } = props
  return {
    session,
    rowName,
    targetName,
    termName,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(renderStatus ? { renderStatus } : {}),
    ...(renderActions ? { renderActions } : {}),
    ...(renderMark ? { renderMark } : {}),
  }
}

const placed = (top: number): CSSProperties => ({
  position: 'absolute',
  top: 0,
  left: 0,
  right: 0,
  transform: `translateY(${top}px)`,
})

const estimate = (characters: number): number =>
  Math.max(1, Math.ceil(characters / LINE.characters)) * LINE.height + LINE.around
