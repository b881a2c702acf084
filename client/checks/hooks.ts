import { useCallback, useSyncExternalStore } from 'react'
import type { Dismissal } from '../../core/api.ts'
import type { DocumentSession } from '../editor/session.ts'
import type { Placeable } from './messages.ts'
import { issuesOf, type IssueSummary, type RowIssues } from './store.ts'

/** Counts of the whole document. */
export function useIssues(session: DocumentSession): IssueSummary {
  const store = issuesOf(session)
  const read = (): IssueSummary => store.summary()
  return useSyncExternalStore(store.subscribe, read, read)
}

/** What people dismissed in this document, oldest first. */
export function useDismissals(session: DocumentSession): readonly Dismissal[] {
  const store = issuesOf(session)
  const read = (): readonly Dismissal[] => store.dismissals
  return useSyncExternalStore(store.subscribe, read, read)
}

function useOfRow<T>(session: DocumentSession, id: string, read: () => T): T {
  const subscribe = useCallback((listener: () => void) => issuesOf(session).subscribeRow(id, listener), [session, id])
  return useSyncExternalStore(subscribe, read, read)
}

/** Issues of one row; the component draws anew only when they have changed. */
export function useRowIssues(session: DocumentSession, id: string): RowIssues {
  return useOfRow(session, id, () => issuesOf(session).row(id))
}

/** Numbers, dates and the like of a row's source, with their English. */
export function usePlaceables(session: DocumentSession, id: string): readonly Placeable[] {
  return useOfRow(session, id, () => issuesOf(session).placeables(id))
}
