import { useMemo, type RefObject } from 'react'
import { MarkList, rowsNear, useMarks } from '../../marks.ts'
import { cellText, spanRange } from './range.ts'
import type { CommentStore } from './store.ts'
import { flatText } from './text.ts'

/**
 * Marks the words commented on, in both columns, except where a cell does not
 * show the text the place is of. How each looks is in comments.css.
 */
export function useCommentMarks(grid: RefObject<HTMLElement | null>, store: CommentStore): void {
  const source = useMemo(
    () => ({
      session: store.session,
      names: ['comment', 'comment-active'],
      subscribe: (changed: () => void) => {
        const stops = [
          store.subscribe(changed),
          store.session.subscribeRows((id) => {
            if (store.ofRow(id).length > 0) changed()
          }),
        ]
        return () => {
          for (const stop of stops) stop()
        }
      },
      rangesIn: (root: HTMLElement) => {
        const list = new MarkList()
        for (const row of rowsNear(root)) if (store.ofRow(row.dataset.row ?? '').length > 0) markRow(row, store, list)
        return list.marks
      },
    }),
    [store],
  )
  useMarks(grid, source)
}

function markRow(element: HTMLElement, store: CommentStore, list: MarkList): void {
  const id = element.dataset.row ?? ''
  const row = store.session.row(id)
  if (!row) return
  for (const side of ['source', 'target'] as const) {
    const threads = store.ofRow(id).filter((thread) => thread.side === side)
    const cell = element.querySelector(side === 'source' ? '.source' : '.target-text')
    if (threads.length === 0 || !cell || cellText(cell) !== flatText(row[side])) continue
    for (const thread of threads) {
      const current = store.current === thread.id
      if (thread.resolved && !current) continue
      const { span } = store.place(thread)
      list.add(current ? 'comment-active' : 'comment', span && spanRange(cell, span))
    }
  }
}
