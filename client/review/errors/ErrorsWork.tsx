import { useEffect, type ReactNode } from 'react'
import { errorSeverities } from '../../../core/review/mqm/typology.ts'
import { cellText, spanRange } from '../comments/range.ts'
import type { WorkProps } from '../feature.ts'
import { errorsOf, useErrors, type ErrorStore } from './store.ts'

/** Marks are drawn anew when the page has been still for so long (ms). */
const STILL = 140
const names = [...errorSeverities.map((severity) => `mqm-${severity}`), 'mqm-current']

/**
 * Keeps the errors of an open document, and underlines the words they are
 * about by the CSS Custom Highlight API: no node of the text is touched.
 */
export function ErrorsWork({ session, grid, openPanel }: WorkProps): ReactNode {
  const store = useErrors(session)
  useEffect(() => {
    const own = errorsOf(session)
    own.openPanel = openPanel
    return own.open()
  }, [session, openPanel])
  const { revision } = store
  useEffect(() => {
    const root = grid.current
    if (!root || typeof Highlight === 'undefined') return
    let timer: ReturnType<typeof setTimeout> | null = null
    const later = (): void => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(() => (session.composing() ? later() : draw(root, errorsOf(session))), STILL)
    }
    const stop = session.subscribeRows(later)
    const watch = new MutationObserver(later)
    watch.observe(root, { childList: true, subtree: true })
    later()
    return () => {
      stop()
      watch.disconnect()
      if (timer !== null) clearTimeout(timer)
      for (const name of names) CSS.highlights.delete(name)
    }
  }, [grid, session, revision])
  return null
}

function draw(root: HTMLElement, store: ErrorStore): void {
  const ranges = new Map(names.map((name) => [name, [] as Range[]]))
  for (const error of store.all()) {
    const row = root.querySelector(`[data-row="${CSS.escape(error.segment)}"]`)
    const cell = row?.querySelector(error.side === 'source' ? '.source' : '.target-text')
    const { span, words } = store.place(error)
    if (!cell || !span) continue
    // What is on the screen may be a moment behind: words that are not these are not marked.
    if (cellText(cell).slice(span.from, span.to) !== words) continue
    const range = spanRange(cell, span)
    if (range) ranges.get(error.id === store.current ? 'mqm-current' : `mqm-${error.severity}`)?.push(range)
  }
  for (const [name, list] of ranges) CSS.highlights.set(name, new Highlight(...list))
}
