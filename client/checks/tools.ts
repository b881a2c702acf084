import type { DocumentSession } from '../editor/session.ts'
import { fixableIssue, fixIssue, showIssue } from './actions.ts'
import { nextPlaceable, placeableEntries, type PlaceableEntry } from './placeableEntries.ts'
import { issuesOf, type RowIssue } from './store.ts'

/** What commands do with issues and placeables of an open document. */
export interface CheckTools {
  /** Open issues of a row. */
  count(row: string): number
  /** Fixes the worst issue of a row that a key can fix; stale when the text has changed since it was checked. */
  fix(row: string): 'fixed' | 'stale' | 'none'
  /** Goes to the worst issue of the next row that has one, around the end of the document; of `order` only, if given. */
  go(by: 1 | -1, order: readonly string[] | undefined): RowIssue | undefined
  placeables(row: string): readonly PlaceableEntry[]
  /** The first placeable the target still lacks. */
  nextPlaceable(row: string): PlaceableEntry | undefined
}

export function checkTools(session: DocumentSession): CheckTools {
  const issues = issuesOf(session)
  const placeables = (row: string): PlaceableEntry[] => placeableEntries(issues.placeables(row))
  return {
    count: (row) => issues.row(row).open.length,
    fix: (row) => {
      const issue = fixableIssue(session, row)
      if (!issue) return 'none'
      return fixIssue(session, issue) ? 'fixed' : 'stale'
    },
    go: (by, order) => {
      const next = nextRow(session, by, order)
      const issue = next === undefined ? undefined : issues.row(next).open[0]
      if (issue) showIssue(session, issue)
      return issue
    },
    placeables,
    nextPlaceable: (row) => nextPlaceable(placeables(row), session.row(row)?.targetText ?? ''),
  }
}

function nextRow(session: DocumentSession, by: 1 | -1, order: readonly string[] | undefined): string | undefined {
  const shown = order && new Set(order)
  const rows = issuesOf(session)
    .summary()
    .rows.filter((id) => !shown || shown.has(id))
  const here = session.number(session.active() ?? '')
  return by === 1
    ? (rows.find((id) => session.number(id) > here) ?? rows[0])
    : (rows.findLast((id) => session.number(id) < here) ?? rows.at(-1))
}
