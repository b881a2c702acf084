import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../announce.ts'
import { issuesOf } from '../../checks/store.ts'
import { useIds } from '../../editor/hooks.ts'
import type { DocumentSession } from '../../editor/session.ts'
import { reviewCounts } from '../../review/counts.ts'
import { bringRow } from './bringRow.ts'
import { carryOver, matchRows, noFilter, type RowMatch, type RowQuery, type RowSource } from './rowFilter.ts'

interface Shown extends RowMatch {
  /** The document's rows when this was made. */
  known: readonly string[]
}

export interface RowFilter {
  query: RowQuery
  /** Rows to show. */
  ids: readonly string[]
  /** The same when something is filtered, for "next unconfirmed". */
  order: readonly string[] | undefined
  plain: boolean
  apply: (query: RowQuery) => void
}

/** The filter nobody has touched yet. */
const untouched: RowQuery = { ...noFilter }

function sourceOf(session: DocumentSession): RowSource {
  const issues = issuesOf(session)
  return {
    ids: () => session.ids(),
    row: (id) => session.row(id),
    hasIssues: (id) => issues.row(id).open.length > 0,
    hasComments: (id) => reviewCounts(session).of('comments').has(id),
    isMine: (id) => reviewCounts(session).of('mine').has(id),
  }
}

/** The filter bar's state. What is shown is decided when a filter is chosen, and stays while one works. */
export function useRowFilter(session: DocumentSession): RowFilter {
  const { t } = useTranslation()
  const all = useIds(session)
  const source = useMemo(() => sourceOf(session), [session])
  const [query, setQuery] = useState<RowQuery>(untouched)
  const [shown, setShown] = useState<Shown>({ ids: null, plain: false, known: all })
  if (shown.known !== all) {
    const ids = shown.ids && carryOver(shown.ids, shown.known, source, query)
    setShown({ ...shown, ids, known: all })
  }
  const apply = useCallback(
    (next: RowQuery) => {
      const match = matchRows(source, next)
      setQuery(next)
      setShown({ ...match, known: session.ids() })
      // What the keys and the panel act on is never out of sight.
      const [first] = match.ids ?? []
      if (first !== undefined && !match.ids?.includes(session.active() ?? '')) session.activate(first, { focus: false })
      announce(t('announce.filtered', { count: match.ids?.length ?? session.ids().length }))
    },
    [session, source, t],
  )
  // Another filter moves the rows: the active one is brought back into view.
  useEffect(() => {
    const active = session.active()
    if (active !== null && query !== untouched) bringRow(session, active)
  }, [session, query])
  return useMemo(
    () => ({ query, ids: shown.ids ?? all, order: shown.ids ?? undefined, plain: shown.plain, apply }),
    [query, shown, all, apply],
  )
}
