import { useEffect, type RefObject } from 'react'
import { cellText, spanRange } from './range.ts'
import type { CommentStore } from './store.ts'
import { flatText } from './text.ts'

/** How each looks is in comments.css. */
const names = ['comment', 'comment-active'] as const
type Ranges = Record<(typeof names)[number], Range[]>

/** Marks are drawn anew when the page has been still for so long (ms). */
const STILL = 100

/**
 * Marks the words commented on, in both columns, by the CSS Custom Highlight
 * API: it paints over the text and changes no node. Ranges move with what is
 * typed; a moment later they are drawn anew. Nothing is drawn while an input
 * method composes, nor where a cell does not show the text the place is of.
 */
export function useCommentMarks(grid: RefObject<HTMLElement | null>, store: CommentStore): void {
  useEffect(() => {
    const root = grid.current
    if (!root || typeof Highlight === 'undefined') return
    const { session } = store
    let timer: ReturnType<typeof setTimeout> | null = null
    const draw = (): void => {
      timer = null
      if (session.composing()) return later()
      const ranges = rangesIn(root, store)
      for (const name of names) CSS.highlights.set(name, new Highlight(...ranges[name]))
    }
    const later = (): void => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(draw, STILL)
    }
    const stops = [
      store.subscribe(later),
      session.subscribeRows((id) => {
        if (store.ofRow(id).length > 0) later()
      }),
    ]
    // Rows come and go as one scrolls, and their texts are drawn anew.
    const watch = new MutationObserver(later)
    watch.observe(root, { childList: true, subtree: true })
    root.addEventListener('scroll', later, { capture: true, passive: true })
    later()
    return () => {
      for (const stop of stops) stop()
      watch.disconnect()
      root.removeEventListener('scroll', later, { capture: true })
      if (timer !== null) clearTimeout(timer)
      for (const name of names) CSS.highlights.delete(name)
    }
  }, [grid, store])
}

function rangesIn(root: HTMLElement, store: CommentStore): Ranges {
  const ranges: Ranges = { comment: [], 'comment-active': [] }
  const view = root.getBoundingClientRect()
  const near = (element: Element): boolean => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > view.top - view.height && top < view.bottom + view.height
  }
  const pages = Array.from(root.querySelectorAll<HTMLElement>('.page, [data-index]')).filter(near)
  for (const row of pages.flatMap((page) => Array.from(page.querySelectorAll<HTMLElement>('[data-row]')))) {
    if (store.ofRow(row.dataset.row ?? '').length > 0 && near(row)) markRow(row, store, ranges)
  }
  return ranges
}

function markRow(element: HTMLElement, store: CommentStore, ranges: Ranges): void {
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
      const range = span && spanRange(cell, span)
      if (range) ranges[current ? 'comment-active' : 'comment'].push(range)
    }
  }
}
