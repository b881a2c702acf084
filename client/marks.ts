import { useEffect, type RefObject } from 'react'
import type { DocumentSession } from './editor/session.ts'

/** Marks are drawn anew when the page has been still for so long (ms). */
const STILL = 120

/** Ranges by the name of their highlight; how each looks is in a style sheet. */
export type Marks = ReadonlyMap<string, readonly Range[]>

interface MarkSource {
  session: DocumentSession
  /** Every name there may be. */
  names: readonly string[]
  /** Tells when marks may have changed; gives the way to stop. */
  subscribe: (changed: () => void) => () => void
  rangesIn: (root: HTMLElement) => Marks
}

/**
 * Marks words of both columns by the CSS Custom Highlight API: it paints over
 * the text and changes no node. Nothing is drawn while an input method
 * composes. The source must keep its identity.
 */
export function useMarks(grid: RefObject<HTMLElement | null>, source: MarkSource): void {
  useEffect(() => {
    const root = grid.current
    if (!root || typeof Highlight === 'undefined') return
    const { session, names, subscribe, rangesIn } = source
    let timer: ReturnType<typeof setTimeout> | null = null
    const draw = (): void => {
      timer = null
      if (session.composing()) return later()
      const ranges = rangesIn(root)
      for (const name of names) CSS.highlights.set(name, new Highlight(...(ranges.get(name) ?? [])))
    }
    const later = (): void => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(draw, STILL)
    }
    const stop = subscribe(later)
    // Rows come and go as one scrolls, and their texts are drawn anew.
    const watch = new MutationObserver(later)
    watch.observe(root, { childList: true, subtree: true })
    root.addEventListener('scroll', later, { capture: true, passive: true })
    later()
    return () => {
      stop()
      watch.disconnect()
      root.removeEventListener('scroll', later, { capture: true })
      if (timer !== null) clearTimeout(timer)
      for (const name of names) CSS.highlights.delete(name)
    }
  }, [grid, source])
}

/** Elements of the rows on the screen and a screen's height around it. */
export function rowsNear(root: HTMLElement): HTMLElement[] {
  const view = root.getBoundingClientRect()
  const near = (element: Element): boolean => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > view.top - view.height && top < view.bottom + view.height
  }
  const pages = Array.from(root.querySelectorAll<HTMLElement>('.page, [data-index]')).filter(near)
  return pages.flatMap((page) => Array.from(page.querySelectorAll<HTMLElement>('[data-row]'))).filter(near)
}

/** Collects ranges under their names. */
export class MarkList {
  readonly marks = new Map<string, Range[]>()

  add(name: string, range: Range | null | undefined): void {
    if (!range) return
    const list = this.marks.get(name)
    if (list) list.push(range)
    else this.marks.set(name, [range])
  }
}
