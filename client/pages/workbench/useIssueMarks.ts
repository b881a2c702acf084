import { useEffect, type RefObject } from 'react'
import type { Span } from '../../../core/language/document-numbers.ts'
import { issuesOf } from '../../checks/store.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { textRange } from './textRange.ts'

/** Names of the highlights; how each looks is in styles/issues.css. */
const names = ['issue-critical', 'issue-major', 'issue-minor', 'issue-info', 'issue-source', 'placeable'] as const
type Name = (typeof names)[number]

/** Marks are drawn anew when the page has been still for so long (ms). */
const STILL = 120

/**
 * Underlines what issues point at, in both columns, and numbers and dates in
 * the sources, by the CSS Custom Highlight API: it paints over the text and
 * changes no node, and it waits while an input method composes.
 */
export function useIssueMarks(grid: RefObject<HTMLElement | null>, session: DocumentSession): void {
  useEffect(() => {
    const root = grid.current
    if (!root || typeof Highlight === 'undefined') return
    let timer: ReturnType<typeof setTimeout> | null = null
    const draw = (): void => {
      timer = null
      if (session.composing()) return later()
      const ranges = rangesIn(root, session)
      for (const name of names) CSS.highlights.set(name, new Highlight(...ranges[name]))
    }
    const later = (): void => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(draw, STILL)
    }
    const stop = issuesOf(session).subscribe(later)
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
  }, [grid, session])
}

function rangesIn(root: HTMLElement, session: DocumentSession): Record<Name, Range[]> {
  const ranges = Object.fromEntries(names.map((name) => [name, [] as Range[]])) as Record<Name, Range[]>
  const view = root.getBoundingClientRect()
  const near = (element: Element): boolean => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > view.top - view.height && top < view.bottom + view.height
  }
  const pages = Array.from(root.querySelectorAll<HTMLElement>('.page, [data-index]')).filter(near)
  for (const row of pages.flatMap((page) => Array.from(page.querySelectorAll<HTMLElement>('[data-row]')))) {
    if (near(row)) markRow(row, session, ranges)
  }
  return ranges
}

function markRow(row: HTMLElement, session: DocumentSession, ranges: Record<Name, Range[]>): void {
  const id = row.dataset.row ?? ''
  const issues = issuesOf(session)
  const now = session.row(id)
  const { open, source, target } = issues.row(id)
  const [sourceCell, targetCell] = [row.querySelector('.source'), row.querySelector('.target-text')]
  if (now?.sourceText !== source || !sourceCell) return
  const add = (name: Name, cell: Element, spans: readonly Span[]): void => {
    for (const span of spans) {
      const range = textRange(cell, span)
      if (range) ranges[name].push(range)
    }
  }
  // A term's own underline is enough where a number is part of one.
  const terms = session.terms(id) ?? []
  const free = issues
    .placeables(id)
    .filter((one) => !terms.some((term) => term.start < one.end && one.start < term.end))
  add('placeable', sourceCell, free)
  for (const issue of open) {
    add('issue-source', sourceCell, issue.source)
    // What is being typed has outrun the check; it comes again in a moment.
    // A suggestion being written is another text.
    if (targetCell && !targetCell.classList.contains('branch-text') && now.targetText === target)
      add(`issue-${issue.severity}`, targetCell, issue.target)
  }
}
