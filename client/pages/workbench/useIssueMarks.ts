import { useMemo, type RefObject } from 'react'
import type { Span } from '../../../core/language/document-numbers.ts'
import { issuesOf } from '../../checks/store.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { MarkList, rowsNear, useMarks } from '../../marks.ts'
import { textRange } from './textRange.ts'

/** How each looks is in styles/issues.css. */
const names = ['issue-critical', 'issue-major', 'issue-minor', 'issue-info', 'issue-source', 'placeable']

/** Underlines what issues point at, in both columns, and numbers and dates in the sources. */
export function useIssueMarks(grid: RefObject<HTMLElement | null>, session: DocumentSession): void {
  const source = useMemo(
    () => ({
      session,
      names,
      subscribe: (changed: () => void) => issuesOf(session).subscribe(changed),
      rangesIn: (root: HTMLElement) => {
        const list = new MarkList()
        for (const row of rowsNear(root)) markRow(row, session, list)
        return list.marks
      },
    }),
    [session],
  )
  useMarks(grid, source)
}

function markRow(row: HTMLElement, session: DocumentSession, list: MarkList): void {
  const id = row.dataset.row ?? ''
  const issues = issuesOf(session)
  const now = session.row(id)
  const { open, source, target } = issues.row(id)
  const [sourceCell, targetCell] = [row.querySelector('.source'), row.querySelector('.target-text')]
  if (now?.sourceText !== source || !sourceCell) return
  const add = (name: string, cell: Element, spans: readonly Span[]): void => {
    for (const span of spans) list.add(name, textRange(cell, span))
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
