import { useEffect, useMemo, type ReactNode } from 'react'
import { errorSeverities } from '../../../core/review/mqm/typology.ts'
import { MarkList, rowsNear, useMarks, type Marks } from '../../marks.ts'
import { cellText, spanRange } from '../comments/range.ts'
import type { WorkProps } from '../feature.ts'
import { errorsOf, type ErrorStore } from './store.ts'

const names = [...errorSeverities.map((severity) => `mqm-${severity}`), 'mqm-current']

/** Keeps the errors of an open document, and underlines the words they are about. */
export function ErrorsWork({ session, grid, openPanel }: WorkProps): ReactNode {
  const store = errorsOf(session)
  useEffect(() => {
    store.openPanel = openPanel
    return store.open()
  }, [store, openPanel])
  const source = useMemo(
    () => ({
      session,
      names,
      subscribe: (changed: () => void) => {
        const stops = [
          store.subscribe(changed),
          session.subscribeRows((id) => {
            if (store.ofRow(id).length > 0) changed()
          }),
        ]
        return () => {
          for (const stop of stops) stop()
        }
      },
      rangesIn: (root: HTMLElement) => rangesIn(root, store),
    }),
    [session, store],
  )
  useMarks(grid, source)
  return null
}

function rangesIn(root: HTMLElement, store: ErrorStore): Marks {
  const list = new MarkList()
  for (const row of rowsNear(root)) {
    for (const error of store.ofRow(row.dataset.row ?? '')) {
      const cell = row.querySelector(error.side === 'source' ? '.source' : '.target-text')
      const { span, words } = store.place(error)
      if (!cell || !span) continue
      // What is on the screen may be a moment behind: words that are not these are not marked.
      if (cellText(cell).slice(span.from, span.to) !== words) continue
      list.add(error.id === store.current ? 'mqm-current' : `mqm-${error.severity}`, spanRange(cell, span))
    }
  }
  return list.marks
}
